import type { Build, Problem } from '../build.ts';

/** Four fifths of what the platform takes; why not less: docs/decisions/script-size.md. */
const LIMIT_BYTES = 80_000;

/** A deployed script stays small enough to be read in the Dashboard. */
export function checkSize({ compiled }: Build): Problem[] {
  return compiled.flatMap(({ path, code }) => {
    const bytes = Buffer.byteLength(code);
    if (bytes <= LIMIT_BYTES) return [];
    return [{ file: path, key: '', message: `compiles to ${bytes} bytes, above ${LIMIT_BYTES}` }];
  });
}
