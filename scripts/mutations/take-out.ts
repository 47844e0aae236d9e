import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Defence } from './defences.ts';

/** Takes one defence out of the copy at `root`; returns what puts it back. Throws if the source does not have it exactly once. */
export function takeOut(
  root: string,
  { file, condition, without }: Pick<Defence, 'file' | 'condition' | 'without'>,
): () => void {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  const parts = source.split(condition);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${condition}`);
  writeFileSync(path, parts.join(without));
  return () => writeFileSync(path, source);
}
