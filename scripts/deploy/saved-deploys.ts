import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundOrganization } from './organizations.ts';

/** Where this machine keeps what its deploys replaced, by environment. */
export function savedFolder(root: string, environment: string): string {
  return join(root, '.local', 'deployments', environment);
}

/** The folder of a deploy that begins at `now` (Unix milliseconds). */
export function newSaved(root: string, environment: string, now: number): string {
  return join(savedFolder(root, environment), new Date(now).toISOString().replaceAll(':', '-'));
}

/** The newest deploy that was not rolled back yet; null if there is none. */
export function findNewest(root: string, environment: string): string | null {
  const folder = savedFolder(root, environment);
  if (!existsSync(folder)) return null;
  const moments = readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\dT[\d-]+\.\d+Z$/.test(name))
    .sort();
  const newest = moments.at(-1);
  return newest === undefined ? null : join(folder, newest);
}

/** The organizations as they were. */
export function readSavedOrganizations(saved: string): FoundOrganization[] {
  return JSON.parse(readFileSync(join(saved, 'organizations.json'), 'utf8'));
}

/** So that the next rollback goes back one deploy further. */
export function markRolledBack(saved: string): void {
  renameSync(saved, `${saved}-rolled-back`);
}
