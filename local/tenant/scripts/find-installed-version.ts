import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Version of the package that a file at `from` would get; undefined if none is installed. */
export function findInstalledVersion(from: string, name: string): string | undefined {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const version = readVersion(join(folder, 'node_modules', name, 'package.json'));
    if (version !== undefined || folder === dirname(folder)) return version;
  }
}

function readVersion(path: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
