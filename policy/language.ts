/** Languages that every text exists in, the default first; the codes are Auth0's. Nothing else lists them. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'pt-BR', 'ja', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the wished languages (`fr-CA`, `fr`) that our texts exist in, else English. */
export function chooseLanguage(wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    const language = wish === undefined ? undefined : findLanguage(LANGUAGES, wish);
    if (language !== undefined) return language;
  }
  return LANGUAGES[0];
}

/**
 * The language that serves a wish: exactly that one, else the same language of another region, so that `pt` and `pt-PT` read `pt-BR`.
 * Chinese in traditional characters is another script, which `zh-CN` does not serve; plain `zh` it does.
 */
export function findLanguage<Known extends string>(
  known: readonly Known[],
  wish: string,
): Known | undefined {
  const tag = wish.trim().toLowerCase().replaceAll('_', '-');
  const exact = known.find((language) => language.toLowerCase() === tag);
  if (exact !== undefined || /^zh-(?:hant|tw|hk|mo)\b/.test(tag)) return exact;
  return known.find((language) => baseOf(language) === baseOf(tag));
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}
