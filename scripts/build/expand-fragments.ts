import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { isObject, type JsonFile, type Problem } from './build.ts';

/**
 * A flow has no loops and calls no other flow, so what several flows do, or one does several times, is written once:
 * `{"include": "take-slot", "count": "sends"}` in a list of actions stands for the list in `take-slot.fragment.json` beside it, with
 * `sends` for every `[[count]]`. A fragment may include another. What does not fit together is added to `broken`.
 */
export function expandFragments(files: readonly JsonFile[], broken: Problem[]): JsonFile[] {
  const fragments = new Map(files.filter(isFragment).map((file) => [file.path, file.value]));
  const used = new Set<string>();
  const expanded = files
    .filter((file) => !isFragment(file))
    .map(({ path, value }) => ({
      path,
      value: path.startsWith('tenant/flows/')
        ? expand(value, { path, fragments, used, inside: [], broken })
        : value,
    }));
  for (const path of fragments.keys()) {
    if (!used.has(path)) broken.push({ file: path, key: '', message: 'no flow includes it' });
  }
  return expanded;
}

interface Place {
  /** The file that is being expanded. */
  path: string;
  fragments: ReadonlyMap<string, Json>;
  used: Set<string>;
  /** The fragments around this place, outermost first. */
  inside: readonly string[];
  broken: Problem[];
}

function isFragment({ path }: JsonFile): boolean {
  return path.endsWith('.fragment.json');
}

function expand(value: Json, place: Place): Json {
  if (Array.isArray(value)) {
    return value.flatMap((item) =>
      isObject(item) && item.include !== undefined ? include(item, place) : [expand(item, place)],
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, expand(one, place)]));
}

function include({ include: name, ...words }: JsonObject, place: Place): Json[] {
  const folder = place.path.slice(0, place.path.lastIndexOf('/'));
  const path = `${folder}/${String(name)}.fragment.json`;
  const report = (message: string) => {
    place.broken.push({ file: place.path, key: `include ${String(name)}`, message });
    return [];
  };
  const fragment = place.fragments.get(path);
  if (!Array.isArray(fragment)) return report('there is no such list of actions');
  if (place.inside.includes(path)) return report('includes itself');
  place.used.add(path);
  const wanted = new Set(listWords(fragment));
  const missing = [...wanted].filter((word) => typeof words[word] !== 'string');
  const unknown = Object.keys(words).filter((word) => !wanted.has(word));
  if (missing.length > 0) return report(`needs ${missing.join(', ')}`);
  if (unknown.length > 0) return report(`has no place for ${unknown.join(', ')}`);
  const filled = expand(fill(fragment, words), { ...place, inside: [...place.inside, path] });
  return Array.isArray(filled) ? filled : [filled];
}

const WORD = /\[\[(\w+)\]\]/g;

// In keys as well as in texts: none of both is changed by JSON's escapes.
function listWords(fragment: Json): string[] {
  return [...JSON.stringify(fragment).matchAll(WORD)].map(([, word = '']) => word);
}

function fill(value: Json, words: JsonObject): Json {
  if (typeof value === 'string') return fillText(value, words);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, words));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [fillText(key, words), fill(inner, words)]),
  );
}

function fillText(text: string, words: JsonObject): string {
  return text.replace(WORD, (marker, word) => String(words[word] ?? marker));
}
