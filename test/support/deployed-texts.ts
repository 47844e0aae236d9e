import { readSources } from '../../scripts/build/read-sources.ts';
import { readTexts } from '../../scripts/build/texts.ts';

const sources = readSources(process.cwd());
const texts = readTexts(sources.json);

/** The deployed text of a key (`forms.common.continue`) in a language; `{{name}}` and its kind are put in from `values`. */
export function say(language: string, key: string, values: Record<string, string> = {}): string {
  const text = texts.find(language, key);
  if (text === undefined) throw new Error(`there is no text ${key}`);
  return fill(text, values);
}

/** What stands between the tags of such a text: title, paragraphs, links, in their order. */
export function sayParts(
  language: string,
  key: string,
  values: Record<string, string> = {},
): string[] {
  return say(language, key, values)
    .split(/<[^>]*>/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The texts of an area in a language, by key, as they are written. */
export function listTexts(language: string, area: string): Map<string, string> {
  const path = `tenant/texts/${language}/${area}.json`;
  const file = sources.json.find((one) => one.path === path)?.value ?? {};
  return new Map(
    Object.entries(file).flatMap(([group, keys]) =>
      Object.entries(Object(keys)).map(([key, text]) => [`${group}.${key}`, String(text)] as const),
    ),
  );
}

/** The areas that the default language has texts for. */
export const areas = sources.json.flatMap(
  ({ path }) => path.match(/^tenant\/texts\/en\/([\w-]+)\.json$/)?.[1] ?? [],
);

function fill(text: string, values: Record<string, string>): string {
  return text
    .replace(/\{\{vars\.(\w+)\}\}|\[\[(\w+)\]\]|\{(\w+)\}/g, (marker, one, other, third) => {
      const name = String(one ?? other ?? third);
      return values[name] ?? marker;
    })
    .replaceAll('\u00a0', ' ');
}
