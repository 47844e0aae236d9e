/**
 * The language of the pages, as Auth0 chooses: the first enabled one of `ui_locales`, else of the browser, else the
 * tenant's first.
 */
export function chooseLocale(
  enabled: string[],
  uiLocales: string[],
  acceptLanguage: string,
): string {
  for (const wanted of [...uiLocales, ...parseAcceptLanguage(acceptLanguage)]) {
    const found = findLocale(enabled, wanted);
    if (found !== undefined) return found;
  }
  return enabled[0] ?? 'en';
}

function findLocale(enabled: string[], wanted: string): string | undefined {
  const tag = wanted.toLowerCase();
  const language = tag.split('-')[0];
  return (
    enabled.find((one) => one.toLowerCase() === tag) ??
    enabled.find((one) => one.toLowerCase() === language)
  );
}

function parseAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .map((entry, position) => {
      const [tag = '', ...options] = entry.split(';').map((part) => part.trim());
      const quality = options.find((one) => one.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality), position };
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
    .map(({ tag }) => tag);
}
