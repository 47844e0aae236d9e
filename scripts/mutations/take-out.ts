import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cut } from './defence.ts';

/** Takes conditions out of the copy at `root`; returns what puts them back. Throws if a source does not have its condition exactly once. */
export function takeOut(root: string, cuts: readonly Cut[]): () => void {
  const before = new Map(cuts.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]));
  const after = new Map(before);
  for (const { file, condition, without } of cuts) {
    const parts = (after.get(file) ?? '').split(condition);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${condition}`);
    after.set(file, parts.join(without));
  }
  for (const [file, source] of after) writeFileSync(join(root, file), source);
  return () => {
    for (const [file, source] of before) writeFileSync(join(root, file), source);
  };
}
