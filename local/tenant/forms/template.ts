import type { Json } from '../store/types.ts';

/** `{{ … }}` between literal text, read once; nothing in a value is ever read as a template again. */
export type TemplatePart =
  | { kind: 'literal'; text: string }
  | { kind: 'expression'; expression: Expression };

export type Expression =
  | { kind: 'value'; value: Json }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'path'; root: string; keys: string[] }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'fallback'; first: Expression; second: Expression };

export type Parsed =
  | { kind: 'template'; parts: TemplatePart[] }
  | { kind: 'malformed'; message: string };

interface Reader {
  source: string;
  at: number;
}

class SyntaxProblem extends Error {}

const parsed = new Map<string, Parsed>();

/** Reads a template; the same source is read once. Only what the platform documents is understood. */
export function parseTemplate(source: string): Parsed {
  const known = parsed.get(source);
  if (known) return known;
  const result = parse(source);
  parsed.set(source, result);
  return result;
}

function parse(source: string): Parsed {
  const reader: Reader = { source, at: 0 };
  const parts: TemplatePart[] = [];
  try {
    for (;;) {
      const open = source.indexOf('{{', reader.at);
      const text = source.slice(reader.at, open < 0 ? undefined : open);
      if (text !== '') parts.push({ kind: 'literal', text });
      if (open < 0) return { kind: 'template', parts };
      reader.at = open + 2;
      parts.push({ kind: 'expression', expression: readFallback(reader) });
      expect(reader, '}}');
    }
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return { kind: 'malformed', message: problem.message };
    throw problem;
  }
}

function readFallback(reader: Reader): Expression {
  let expression = readOperand(reader);
  while (accept(reader, '??')) {
    expression = { kind: 'fallback', first: expression, second: readOperand(reader) };
  }
  return expression;
}

const words: Record<string, Json> = { true: true, false: false, null: null };

function readOperand(reader: Reader): Expression {
  if (accept(reader, '[')) return { kind: 'list', items: readList(reader, ']') };
  const text = match(reader, /'([^'\\]*)'|"([^"\\]*)"/y);
  if (text) return { kind: 'value', value: text[1] ?? text[2] ?? '' };
  const number = match(reader, /-?\d+(?:\.\d+)?/y);
  if (number) return { kind: 'value', value: Number(number[0]) };
  const path = match(reader, /[A-Za-z_]\w*(?:\.\w+)*/y)?.[0];
  if (path === undefined) throw problemAt(reader, 'no expression');
  if (Object.hasOwn(words, path)) return { kind: 'value', value: words[path] ?? null };
  if (accept(reader, '(')) {
    // The documentation spells `functions.encodeURIComponent`; older pages leave `functions.` out.
    return { kind: 'call', name: callName(reader, path), args: readList(reader, ')') };
  }
  const [root = '', ...keys] = path.split('.');
  return { kind: 'path', root, keys };
}

function callName(reader: Reader, path: string): string {
  if (path === 't' || path === 'encodeURIComponent') return path;
  const name = /^functions\.(\w+)$/.exec(path)?.[1];
  if (name === undefined || name === 't') throw problemAt(reader, `${path}() is no function`);
  return name;
}

function readList(reader: Reader, close: string): Expression[] {
  const items: Expression[] = [];
  if (accept(reader, close)) return items;
  do items.push(readFallback(reader));
  while (accept(reader, ','));
  expect(reader, close);
  return items;
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  skipSpace(reader);
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.source);
  if (!found) return undefined;
  reader.at += found[0].length;
  return found;
}

function accept(reader: Reader, sign: string): boolean {
  skipSpace(reader);
  if (!reader.source.startsWith(sign, reader.at)) return false;
  reader.at += sign.length;
  return true;
}

function expect(reader: Reader, sign: string): void {
  if (!accept(reader, sign)) throw problemAt(reader, `no ${sign}`);
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.source[reader.at] ?? '')) reader.at += 1;
}

function problemAt(reader: Reader, message: string): SyntaxProblem {
  return new SyntaxProblem(`${message} at character ${reader.at}`);
}
