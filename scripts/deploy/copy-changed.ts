import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from './compare.ts';
import { listResourceFolders } from './list-resource-folders.ts';

/**
 * A copy of the build with only what changed: Deploy CLI writes whatever it finds, and makes a new version of every Action.
 * The caller removes the folder.
 */
export function copyChanged(build: string, changes: readonly Change[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync(build, copy, { recursive: true });
  rmSync(join(copy, 'organizations'), { recursive: true, force: true });
  for (const { type, path: folder, resources } of listResourceFolders(copy)) {
    const changed = changes.filter((one) => one.type === type).map(({ name }) => name);
    for (const { path, json } of resources) {
      const { name } = JSON.parse(readFileSync(join(copy, json), 'utf8'));
      if (!changed.includes(name)) rmSync(join(copy, path), { recursive: true });
    }
    // An empty folder is an empty set to Deploy CLI.
    if (changed.length === 0) rmSync(join(copy, folder), { recursive: true });
  }
  return copy;
}
