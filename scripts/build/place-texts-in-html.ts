import type { Problem } from './build.ts';
import { chooseLanguageInLiquid, chooseTextInLiquid } from './choose-in-liquid.ts';
import { putTexts, type Texts } from './texts.ts';

const LANGUAGE = /<language from="([\w.]+)">\n/;
const OTHERS = /<each-other-language>\n([\s\S]*?)<\/each-other-language>\n/g;

/**
 * HTML that is Liquid, as it is deployed: `<language from="request_language">` becomes the choice of a language, each text that it
 * names a branch per language. What stands in `<each-other-language>` is repeated for every language but the default.
 */
export function placeTextsInHtml(
  html: ReadonlyMap<string, string>,
  texts: Texts,
  broken: Problem[],
): Map<string, string> {
  return new Map([...html].map(([path, text]) => [path, place(path, text)]));

  function place(path: string, source: string): string {
    if (!source.includes('[[')) return source;
    const { languages } = texts;
    if (!LANGUAGE.test(source))
      broken.push({ file: path, key: '', message: 'has texts and no <language from="...">' });
    const repeated = source.replace(OTHERS, (_, inner: string) =>
      languages
        .slice(1)
        .map((language) => sayIn(language, inner))
        .join(''),
    );
    const chosen = repeated.replace(/\[\[[\w.-]+\]\]/g, (marker) =>
      chooseTextInLiquid(
        languages.map((language) => ({ language, text: sayIn(language, marker) })),
      ),
    );
    const marker = chosen.match(/\[\[.*?\]\]/)?.[0];
    if (marker !== undefined)
      broken.push({ file: path, key: '', message: `nothing says what ${marker} is` });
    return chosen.replace(LANGUAGE, (_, from: string) => chooseLanguageInLiquid(from, languages));
  }

  function sayIn(language: string, text: string): string {
    const named = text.replaceAll('[[language]]', language);
    return putTexts(named, (key) => texts.find(language, key));
  }
}
