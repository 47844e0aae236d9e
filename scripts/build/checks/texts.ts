import { type Build, fileAt, filesIn, type JsonFile, type Problem, strings } from '../build.ts';
import { enabledLocales, readTextPath } from '../texts.ts';

/**
 * Every enabled language says everything that the default language says, area by area, with the same placeholders and the same markup.
 * (A button that a sentence names is a placeholder as well.)
 */
export function checkTexts(build: Build): Problem[] {
  const languages = enabledLocales(build);
  const files = filesIn(build, 'tenant/texts');
  const areas = new Set(files.map(({ path }) => readTextPath(path)?.area ?? ''));
  const strange = files
    .filter(({ path }) => !languages.includes(readTextPath(path)?.language ?? ''))
    .map(({ path }) => ({
      file: path,
      key: '',
      message: 'is in a language that enabled_locales of tenant/tenant.json does not have',
    }));
  const [first, ...others] = languages;
  return [
    ...strange,
    ...[...areas].flatMap((area) => {
      const original = fileAt(build, `tenant/texts/${first}/${area}.json`);
      return others.flatMap((language) => {
        const file = `tenant/texts/${language}/${area}.json`;
        return compareTexts(file, listTexts(original), listTexts(fileAt(build, file)));
      });
    }),
  ];
}

/** What `translation` lacks, has too much, or says with other placeholders than `original`; by key. */
export function compareTexts(
  file: string,
  original: ReadonlyMap<string, string>,
  translation: ReadonlyMap<string, string>,
): Problem[] {
  const report = (key: string, message: string) => [{ file, key, message }];
  return [
    ...[...original].flatMap(([key, text]) => {
      const translated = translation.get(key);
      if (translated === undefined) return report(key, 'is missing');
      if (translated.trim() === '') return report(key, 'is empty');
      const [wanted, found] = [listPlaceholders(text), listPlaceholders(translated)];
      return wanted === found
        ? []
        : report(
            key,
            `has ${found || 'no placeholders'} where the original has ${wanted || 'none'}`,
          );
    }),
    ...[...translation.keys()]
      .filter((key) => !original.has(key))
      .flatMap((key) => report(key, 'translates nothing')),
  ];
}

function listTexts(file: JsonFile | undefined): Map<string, string> {
  return new Map(
    file === undefined ? [] : strings(file.value).map(({ path, text }) => [path, text]),
  );
}

const PLACEHOLDERS = /\{\{.*?\}\}|\$?\{\w+\}|\[\[.*?\]\]|<[^>]*>/g;

function listPlaceholders(text: string): string {
  return [...new Set(text.match(PLACEHOLDERS))].sort().join(' ');
}
