/** Languages that every text exists in, from the first day. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the wished languages (`fr-CA`, `fr`) that our texts exist in, else English. */
export function chooseLanguage(wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split(/[-_]/)[0];
    const language = LANGUAGES.find((known) => known === base);
    if (language !== undefined) return language;
  }
  return 'en';
}
