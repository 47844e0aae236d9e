import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from './compare.ts';

/** Folders with a file, or a folder, for each resource, and where in it the name stands. */
const FOLDERS: Record<string, { folder: string; file: (entry: string) => string }> = {
  clients: { folder: 'clients', file: (entry) => entry },
  actions: { folder: 'actions', file: (entry) => entry },
  forms: { folder: 'forms', file: (entry) => entry },
  flows: { folder: 'flows', file: (entry) => entry },
  flowVaultConnections: { folder: 'flow-vault-connections', file: (entry) => entry },
  databases: { folder: 'database-connections', file: (entry) => join(entry, 'database.json') },
};

/**
 * A copy of the build with only what changed: Deploy CLI writes whatever it finds, and makes a new version of every Action.
 * The caller removes the folder.
 */
export function copyChanged(build: string, changes: readonly Change[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync(build, copy, { recursive: true });
  rmSync(join(copy, 'organizations'), { recursive: true, force: true });
  for (const [type, { folder, file }] of Object.entries(FOLDERS)) {
    const changed = changes.filter((one) => one.type === type).map(({ name }) => name);
    const path = join(copy, folder);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path)) {
      const json = join(path, file(entry));
      if (!json.endsWith('.json') || !existsSync(json)) continue;
      const { name } = JSON.parse(readFileSync(json, 'utf8'));
      if (!changed.includes(name)) rmSync(join(path, entry), { recursive: true });
    }
    // An empty folder is an empty set to Deploy CLI.
    if (changed.length === 0) rmSync(path, { recursive: true });
  }
  return copy;
}
