import { tables } from '../../local/products/texts/text.ts';
import type { Language } from '../../policy/language.ts';
import { areas, listTexts } from './deployed-texts.ts';

const BETWEEN = /<[^>]*>|\{\{.*?\}\}|\$?\{\w+\}|\[\[.*?\]\]/;

/** What a page or mail says in English although its reader reads another language: pieces of our English texts. */
export function findEnglish(language: Language, html: string): string[] {
  const own = new Set(listPieces(language).map(fold));
  const said = listSaid(html).map(fold);
  return [...new Set(listPieces('en'))].filter((piece) => {
    const english = fold(piece);
    if (!/\p{L}/u.test(piece) || own.has(english)) return false;
    // One word may be part of another language's sentence, or of a name.
    const isWord = !english.includes(' ');
    return said.some((text) => (isWord ? text === english : text.includes(english)));
  });
}

function listPieces(language: Language): string[] {
  const texts = [
    ...areas.flatMap((area) => [...listTexts(language, area).values()]),
    ...Object.values(tables[language]),
  ];
  return texts.flatMap((text) => text.split(BETWEEN).map((piece) => piece.trim()));
}

/** The texts between tags, and those that only some people meet: labels, placeholders, alternatives of images. */
function listSaid(html: string): string[] {
  const seen = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  const attributes = [...seen.matchAll(/\s(?:placeholder|aria-label|alt|title)="([^"]*)"/g)];
  return [...seen.split(/<[^>]*>/), ...attributes.map(([, text = '']) => text)];
}

function fold(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[,.:]+|[,.:]+$/g, '')
    .toLowerCase();
}
