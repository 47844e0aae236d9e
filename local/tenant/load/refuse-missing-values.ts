import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Throws when a marker below `folder` has no value, naming each file and key: Deploy CLI would send `##KEY##` as it stands. */
export function refuseMissingValues(
  folder: string,
  values: Readonly<Record<string, unknown>>,
): void {
  const missing = listFiles(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/##([A-Z0-9_]+)##|@@([A-Z0-9_]+)@@/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((key) => [undefined, null, ''].includes(values[key] as undefined))
      .map((key) => `${relative(folder, file)}: ${key} has no value`),
  );
  if (missing.length > 0) throw new Error([...new Set(missing)].join('\n'));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
