import { at, type Build, fileAt, keysAt, type Problem, strings } from '../build.ts';

const FILE = 'tenant/prompts/custom-text.json';

/** Every enabled language has every text of every other one, with the same variables in it. */
export function checkPromptTexts(build: Build): Problem[] {
  const locales = enabledLocales(build);
  const texts = fileAt(build, FILE)?.value ?? {};
  const written = keysAt({ texts }, 'texts');
  const report = (key: string, message: string) => ({ file: FILE, key, message });
  const byLanguage = new Map(
    locales.map((locale) => [
      locale,
      new Map(strings(at(texts, locale) ?? {}).map(({ path, text }) => [path, text])),
    ]),
  );
  const all = new Set([...byLanguage.values()].flatMap((one) => [...one.keys()]));
  return [
    ...written
      .filter((language) => !locales.includes(language))
      .map((language) => report(language, 'is not in enabled_locales of tenant/tenant.json')),
    ...[...all].flatMap((path) => {
      const reference = [...byLanguage.values()].find((one) => one.has(path))?.get(path) ?? '';
      return locales.flatMap((locale) => {
        const text = byLanguage.get(locale)?.get(path);
        if (text === undefined) return [report(`${locale}.${path}`, 'is missing')];
        if (text.trim() === '') return [report(`${locale}.${path}`, 'is empty')];
        return variables(text) === variables(reference)
          ? []
          : [report(`${locale}.${path}`, 'does not use the variables of the other languages')];
      });
    }),
  ];
}

/** The languages that people may choose, the tenant's default first. */
export function enabledLocales(build: Build): string[] {
  const locales = at(fileAt(build, 'tenant/tenant.json')?.value, 'enabled_locales');
  return Array.isArray(locales) ? locales.map(String) : [];
}

function variables(text: string): string {
  return [...new Set(text.match(/\$\{\w+\}/g) ?? [])].sort().join();
}
