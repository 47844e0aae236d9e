import type { Build, Problem } from '../build.ts';

/** Ours; the platform takes 100 kB. */
const LIMIT_BYTES = 20_000;

/** A deployed script stays small enough to be read in the Dashboard. */
export function checkSize({ compiled }: Build): Problem[] {
  return compiled.flatMap(({ path, code }) => {
    const bytes = Buffer.byteLength(code);
    if (bytes <= LIMIT_BYTES) return [];
    return [{ file: path, key: '', message: `compiles to ${bytes} bytes, above ${LIMIT_BYTES}` }];
  });
}
