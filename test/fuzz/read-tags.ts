import { PLANTED } from './hostile-texts.ts';

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** The opening tags of a page as a browser reads them: a quoted value ends at its quote, text is no tag. */
export function readTags(html: string): Tag[] {
  const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
  const tag = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
  // Inside these two, `<` is text until they end.
  const text = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/gi, '$1$3');
  return [...text.matchAll(tag)].map(([, name = '', inside = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...inside.matchAll(attribute)].map(([, key = '', ...values]) => [
        key.toLowerCase(),
        values.find((value) => value !== undefined) ?? '',
      ]),
    ),
  }));
}

/** Tags and attributes that came from a hostile text. */
export function findPlanted(html: string): string[] {
  return readTags(html).flatMap(({ name, attributes }) => [
    ...(name.includes(PLANTED) ? [`<${name}>`] : []),
    ...Object.keys(attributes).filter((key) => key.includes(PLANTED)),
    ...['href', 'src', 'action'].filter((key) => /^\s*javascript:/i.test(attributes[key] ?? '')),
  ]);
}
