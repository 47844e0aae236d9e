import { en as productTexts, type TextKey } from '../../local/products/texts/en.ts';
import type { ReasonId } from '../../policy/reason-codes.ts';
import { SCRIPT_TEXTS } from '../../policy/script-texts.ts';
import actions from '../../tenant/texts/en/actions.json';
import errorPage from '../../tenant/texts/en/error-page.json';
import forms from '../../tenant/texts/en/forms.json';
import pages from '../../tenant/texts/en/pages.json';

/** Where somebody reads about a reason, and the English words. */
export interface Sighting {
  place: 'product' | 'login page' | 'form' | 'page of the mailed link' | 'error page';
  text: string;
}

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

/** Everything that somebody may have read; nothing for a reason that stands in a log alone. Products may word their own pages otherwise. */
export function listSightings(reason: ReasonId): Sighting[] {
  const refusals: Texts = actions.refusals;
  const link: Texts = forms['confirmation-result'];
  const { common, 'confirm-email': confirm, 'choose-password': choose, link: linking } = forms;
  const inForms = [common, confirm, choose, linking].map((texts: Texts) => texts[reason]);
  const product = products[reason];
  const errorPages: Partial<Record<ReasonId, string>> = {
    page_failed: errorPage.failed.text,
    session_lost: errorPage.failed.text,
    too_many_requests: errorPage.busy.text,
  };
  return [
    see('product', refusals[reason] ?? (product && productTexts[product])),
    see('login page', loginPage[reason]),
    ...inForms.map((text) => see('form', text)),
    see('page of the mailed link', link[`${reason.replace('link_', '')}_text`]),
    see('error page', errorPages[reason]),
  ].flat();
}

function see(place: Sighting['place'], text: string | undefined): Sighting[] {
  return text === undefined ? [] : [{ place, text: readAloud(text) }];
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
