import { en as productTexts, type TextKey } from '../../local/products/texts/en.ts';
import { PRODUCT_IDS, PRODUCTS } from '../../policy/products.ts';
import type { ReasonId } from '../../policy/reason-codes.ts';
import { SCRIPT_TEXTS } from '../../policy/script-texts.ts';
import actions from '../../tenant/texts/en/actions.json';
import errorPage from '../../tenant/texts/en/error-page.json';
import forms from '../../tenant/texts/en/forms.json';
import pages from '../../tenant/texts/en/pages.json';

export type Place = 'product' | 'login page' | 'form' | 'page of the mailed link' | 'error page';

/** What somebody reads about a reason, in English, and everywhere that it stands. */
export interface Sighting {
  places: Place[];
  text: string;
}

/** What only the moment knows; `null` where nobody said. */
export interface Names {
  product: string | null;
  organization: string | null;
}

const NOBODY_SAID: Names = { product: null, organization: null };
/** As the help pages write it. */
const ANY_PRODUCT = `[${PRODUCT_IDS.map((id) => PRODUCTS[id].name).join(' | ')}]`;

type Texts = Readonly<Record<string, string>>;

const loginPage: Partial<Record<ReasonId, string>> = {
  ...SCRIPT_TEXTS,
  attempts_limited: pages['login-id']['same-user-login'],
  blocked: pages['login-id']['user-blocked'],
  network_blocked: pages['login-id']['ip-blocked'],
  unexpected: pages['login-password']['custom-script-error-code'],
};

const products: Partial<Record<ReasonId, TextKey>> = {
  account_blocked: 'refused_blocked',
  disabled: 'refused_disabled',
  no_account: 'refused_no_account',
  not_a_member: 'refused_not_a_member',
  refused: 'refused_text',
  sign_in_unfinished: 'unfinished_text',
  tenant_unavailable: 'unavailable_text',
};

/**
 * Everything that somebody may have read, each text once; nothing for a reason that stands in a log alone. Products may word their own pages
 * otherwise.
 */
export function listSightings(reason: ReasonId, names = NOBODY_SAID): Sighting[] {
  const refusals: Texts = actions.refusals;
  const link: Texts = forms['confirmation-result'];
  const { common, 'confirm-email': confirm, 'choose-password': choose, link: linking } = forms;
  const product = products[reason];
  const errorPages: Partial<Record<ReasonId, string>> = {
    page_failed: errorPage.failed.text,
    session_lost: errorPage.failed.text,
    too_many_requests: errorPage.busy.text,
  };
  const all: [Place, string | undefined][] = [
    ['product', refusals[reason] ?? (product && productTexts[product])],
    ['login page', loginPage[reason]],
    ...[common, confirm, choose, linking].map((texts: Texts): [Place, string | undefined] => [
      'form',
      texts[reason],
    ]),
    ['page of the mailed link', link[`${reason.replace('link_', '')}_text`]],
    ['error page', errorPages[reason]],
  ];
  const places = new Map<string, Set<Place>>();
  for (const [place, text] of all) {
    if (text === undefined) continue;
    const read = fillIn(readAloud(text), names);
    places.set(read, (places.get(read) ?? new Set()).add(place));
  }
  return [...places].map(([text, where]) => ({ places: [...where], text }));
}

function fillIn(text: string, { product, organization }: Names): string {
  return text
    .replaceAll('{product}', product ?? ANY_PRODUCT)
    .replaceAll('{organization}', organization ?? '[organization]')
    .replaceAll('{email}', '[email address]');
}

/** As it looks on the screen: no markup, buttons by their names, what only the moment knows as `{name}`. */
function readAloud(text: string): string {
  return text
    .replace(/\[\[(\w+)\.([\w-]+)\.(\w+)\]\]/g, (_, area: string, group: string, key: string) => {
      const areas: Record<string, Record<string, Texts>> = { forms, pages };
      return areas[area]?.[group]?.[key] ?? key;
    })
    .replace(
      /\[\[(\w+)\]\]|\{\{(?:vars|fields)\.(\w+)\}\}/g,
      (_, one, other) => `{${one ?? other}}`,
    )
    .replace(/<\/h1>/g, ' | ')
    .replace(/<\/p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('{product_name}', '{product}')
    .trim();
}
