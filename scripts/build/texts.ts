import { at, fileAt, isObject, type JsonFile } from './build.ts';

/** What `tenant/texts/<language>/<area>.json` say, as `area.group.key`. */
export interface Texts {
  /** The languages that people may choose, the tenant's default first. */
  languages: string[];
  /**
   * The text in that language, with the texts that it names itself put in; undefined for a key that the default language lacks. One
   * that only this language lacks is the default's: a check refuses it.
   */
  find(language: string, key: string): string | undefined;
}

/** `[[forms.common.continue]]`: the text of that key stands here. A button that a sentence names is written like this. */
const REFERENCE = /\[\[([a-z-]+\.[\w-]+\.[\w-]+)\]\]/g;

/** The languages that people may choose, the tenant's default first. */
export function enabledLocales(build: { json: JsonFile[] }): string[] {
  const locales = at(fileAt(build, 'tenant/tenant.json')?.value, 'enabled_locales');
  return Array.isArray(locales) ? locales.map(String) : [];
}

/** The language and area of a file of texts, null for any other file. */
export function readTextPath(path: string): { language: string; area: string } | null {
  const [, language, area] = path.match(/^tenant\/texts\/([\w-]+)\/([\w-]+)\.json$/) ?? [];
  return language === undefined || area === undefined ? null : { language, area };
}

/** Every text by its key. */
export function readTexts(json: JsonFile[]): Texts {
  const languages = enabledLocales({ json });
  const written = new Map(json.flatMap((file) => listTexts(file)));
  const find = (language: string, key: string): string | undefined => {
    const text = written.get(`${language}.${key}`) ?? written.get(`${languages[0]}.${key}`);
    return text === undefined ? undefined : putTexts(text, (inner) => find(language, inner));
  };
  return { languages, find };
}

/** Puts a text in the place of every reference; one without a text stays as it is. */
export function putTexts(value: string, find: (key: string) => string | undefined): string {
  return value.replace(REFERENCE, (reference, key: string) => find(key) ?? reference);
}

/** Whether a string names a text. */
export function namesText(value: unknown): value is string {
  return typeof value === 'string' && value.search(REFERENCE) !== -1;
}

function listTexts({ path, value }: JsonFile): [string, string][] {
  const place = readTextPath(path);
  if (place === null || !isObject(value)) return [];
  return Object.entries(value).flatMap(([group, texts]) =>
    Object.entries(isObject(texts) ? texts : {}).map(([key, text]): [string, string] => [
      `${place.language}.${place.area}.${group}.${key}`,
      String(text),
    ]),
  );
}
