import type { Build, Problem } from '../build.ts';
import { enabledLocales } from '../texts.ts';
import { mailTexts } from './mails.ts';

/** A mail is one Liquid text for all languages: each but the default has its own branch in subject and body. */
export function checkMailLanguages(build: Build): Problem[] {
  const [, ...others] = enabledLocales(build);
  return mailTexts(build).flatMap(({ file, key, text }) => {
    // What an Action says is in the language of its reader.
    if (text.startsWith('{{ custom_vars.subject')) return [];
    const tags = text.match(/\{%-?\s*(?:if|elsif|unless|when)\b[^%]*%\}/g) ?? [];
    return others
      .filter((locale) => !tags.some((tag) => new RegExp(`['"]${locale}['"]`).test(tag)))
      .map((locale) => ({ file, key, message: `has no branch for the language ${locale}` }));
  });
}
