import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OrganizationDigests } from './organizations.ts';

/** Keeps on this machine what was deployed of each organization. */
export function writeDigests(cache: string, digests: OrganizationDigests): void {
  mkdirSync(dirname(cache), { recursive: true, mode: 0o700 });
  writeFileSync(cache, JSON.stringify(digests), { mode: 0o600 });
}

/** What it kept; null: nothing that can be read. */
export function readDigests(cache: string): OrganizationDigests | null {
  if (!existsSync(cache)) return null;
  try {
    return JSON.parse(readFileSync(cache, 'utf8'));
  } catch {
    return null;
  }
}
