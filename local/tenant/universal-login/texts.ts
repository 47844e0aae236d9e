import type { Tenant } from '../tenant.ts';
import { german } from './texts/default-texts.de.ts';
import { english } from './texts/default-texts.en.ts';
import { spanish } from './texts/default-texts.es.ts';
import { french } from './texts/default-texts.fr.ts';
import { italian } from './texts/default-texts.it.ts';
import { japanese } from './texts/default-texts.ja.ts';
import { portuguese } from './texts/default-texts.pt.ts';
import { chinese } from './texts/default-texts.zh.ts';

/** Prompt -> screen -> key -> text, the shape of `prompts/custom-text.json` below a language. */
export type PromptTexts = Record<string, Record<string, Record<string, string>>>;
export type TextVariables = Record<string, string>;

/** Auth0's own texts by language, as far as they are known; in other languages than English those that are shown. */
export const defaultTexts: Record<string, PromptTexts> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  it: italian,
  pt: portuguese,
  ja: japanese,
  zh: chinese,
};

/** The deployed text for the locale, then for its language, then Auth0's default; plain text, not HTML.
 * Throws on a key that no table has: a page with a hole in it is a bug of the tenant. */
export function text(
  tenant: Tenant,
  locale: string,
  prompt: string,
  screen: string,
  key: string,
  variables: TextVariables = {},
): string {
  const found = findText(tenant, locale, prompt, screen, key, variables);
  if (found === undefined) throw new Error(`no text ${prompt}/${screen}/${key} in any language`);
  return found;
}

/** As `text`, but `undefined` for a key without a text: codes that come from a script may have none. */
export function findText(
  tenant: Tenant,
  locale: string,
  prompt: string,
  screen: string,
  key: string,
  variables: TextVariables = {},
): string | undefined {
  const language = languageOf(locale);
  const tables = [
    own(tenant.configuration.customText, locale),
    own(tenant.configuration.customText, language),
    own(defaultTexts, language),
    english,
  ];
  for (const table of tables) {
    const found = own(own(own(table, prompt), screen), key);
    if (found !== undefined) return fill(found, { ...tenantVariables(tenant), ...variables });
  }
  return undefined;
}

/** `fr-CA` -> `fr`. */
export function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? locale;
}

function tenantVariables(tenant: Tenant): TextVariables {
  const company = tenant.configuration.settings.friendly_name;
  return { companyName: company, tenantName: company };
}

function fill(template: string, variables: TextVariables): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => own(variables, name) ?? '');
}

// A key typed by somebody else (`constructor`) must not reach the prototype.
function own<T>(table: Record<string, T> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
