import type { Json } from '../../local/tenant/store/types.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';
import { at, isObject, type JsonFile, type Problem, strings } from './build.ts';

/**
 * Button texts, image sources and references take no template when a form runs, so whatever speaks of one product exists once per
 * product. `link.template.json` with the name `link-[[product]]` becomes `link-pim.json` and `link-sdm.json`. A word in brackets
 * that means nothing is added to `broken`.
 */
export function generatePerProduct(file: JsonFile, broken: Problem[]): JsonFile[] {
  if (!file.path.endsWith('.template.json')) return [file];
  broken.push(...findUnknownWords(file));
  const folder = file.path.slice(0, file.path.lastIndexOf('/'));
  return PRODUCT_IDS.map((product) => {
    const words = describe(product);
    const value = fill(file.value, words);
    return { path: `${folder}/${String(at(value, 'name'))}.json`, value, words };
  });
}

const WORD = /\[\[(\w*)\]\]/g;

function findUnknownWords({ path, value }: JsonFile): Problem[] {
  const known = PRODUCT_IDS.map((product) => describe(product));
  return strings(value).flatMap(({ path: key, text }) =>
    [...text.matchAll(WORD)]
      .filter(([, word = '']) => !known.every((words) => Object.hasOwn(words, word)))
      .map(([marker]) => ({ file: path, key, message: `no product says what ${marker} is` })),
  );
}

function describe(product: ProductId): Record<string, string> {
  const { name, keySecret, identifiers } = PRODUCTS[product];
  const known: readonly string[] = identifiers;
  return {
    product,
    product_name: name,
    logo: `${name.toLowerCase().replaceAll(' ', '-')}.svg`,
    key_secret: keySecret,
    identifiers: known.includes('username') ? 'email_or_username' : 'email',
  };
}

/** `[[product_name]]` and its kind in a text; a word that is not known stays as it is. */
export function fillWords(text: string, words: Record<string, string>): string {
  return text.replace(WORD, (marker, word) => words[word] ?? marker);
}

function fill(value: Json, words: Record<string, string>): Json {
  if (typeof value === 'string') return fillWords(value, words);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, words));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, words)]));
}
