import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseEnv } from 'node:util';
import { replaceFile } from '../../local/world/replace-file.ts';
import { PRODUCTS, type ProductId } from '../../policy/products.ts';
import { LEAST_KEY_BYTES } from '../deploy/read-environment.ts';

/** How far the rotation of a product's key is, as the file with the secrets of an environment has it. */
export type KeyState =
  | { kind: 'settled'; key: string }
  /** A key is ready that no part of the tenant has yet. */
  | { kind: 'announced'; key: string; next: string }
  /** `key` is the one that the tenant is to have; it had `previous`. */
  | { kind: 'switched'; key: string; previous: string };

/** Reads how far a product is. Throws, naming keys and no value, where the file makes no sense. */
export function readKeyState(path: string, product: ProductId): KeyState {
  const file = basename(path);
  const given = parseEnv(readFileSync(path, 'utf8'));
  const name = PRODUCTS[product].keySecret;
  const [next, previous] = [given[nextOf(name)], given[previousOf(name)]];
  const key = given[name];
  for (const [secret, value] of [
    [name, key ?? ''],
    [nextOf(name), next],
    [previousOf(name), previous],
  ] as const) {
    if (value !== undefined && Buffer.byteLength(value) < LEAST_KEY_BYTES)
      throw new Error(`${file}: ${secret} has less than ${LEAST_KEY_BYTES} bytes, or no value`);
  }
  if (key === next || key === previous)
    throw new Error(
      `${file}: ${name} stands there twice: the newer key is no other than the older`,
    );
  if (next !== undefined && previous !== undefined)
    throw new Error(
      `${file}: ${nextOf(name)} and ${previousOf(name)} are both there: one rotation after the other; take ${nextOf(name)} out`,
    );
  if (next !== undefined) return { kind: 'announced', key: String(key), next };
  if (previous !== undefined) return { kind: 'switched', key: String(key), previous };
  return { kind: 'settled', key: String(key) };
}

/** The keys that the product has to know by now, the newest last: never the one that is to go. */
export function listKeysToKnow(state: KeyState): string[] {
  return state.kind === 'announced' ? [state.key, state.next] : [state.key];
}

/**
 * Puts states into the file, in one step: a crash leaves the old file or the new one. Everything else in it stays as it is. Throws, and
 * changes nothing, where the file is written in a way that cannot be changed safely.
 */
export function writeKeyStates(path: string, states: ReadonlyMap<ProductId, KeyState>): void {
  const real = realpathSync(path);
  const before = readFileSync(real, 'utf8');
  let text = before;
  const wanted: Record<string, string | undefined> = { ...parseEnv(before) };
  for (const [product, state] of states) {
    const name = PRODUCTS[product].keySecret;
    const values = {
      [nextOf(name)]: state.kind === 'announced' ? state.next : undefined,
      [previousOf(name)]: state.kind === 'switched' ? state.previous : undefined,
    };
    for (const [secret, value] of Object.entries(values)) {
      text = removeLine(text, secret);
      if (value !== undefined) text = insertAfter(text, name, `${secret}=${value}`);
    }
    text = replaceLine(text, name, `${name}=${state.key}`);
    Object.assign(wanted, values, { [name]: state.key });
  }
  const found: Record<string, string | undefined> = { ...parseEnv(text) };
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  if ([...names].some((name) => wanted[name] !== found[name]))
    throw new Error(
      `${basename(path)} could not be changed: write each key on one line of its own, NAME=value, once`,
    );
  replaceFile(real, Buffer.from(text), statSync(real).mode & 0o777);
}

const nextOf = (name: string) => `${name}_NEXT`;
const previousOf = (name: string) => `${name}_PREVIOUS`;

function lineOf(name: string): RegExp {
  return new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'm');
}

function removeLine(text: string, name: string): string {
  return text.replace(new RegExp(`${lineOf(name).source}\\n?`, 'm'), '');
}

function insertAfter(text: string, name: string, line: string): string {
  return text.replace(lineOf(name), (found) => `${found}\n${line}`);
}

function replaceLine(text: string, name: string, line: string): string {
  return text.replace(lineOf(name), () => line);
}
