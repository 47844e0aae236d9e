import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Leaves a folder and all that is in it to the eyes of its user: it may name people and hold what a tenant keeps to itself. */
export function makePrivate(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makePrivate(path);
    else chmodSync(path, 0o600);
  }
}
