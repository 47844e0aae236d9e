import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from './report.ts';

/** Bytes of every deployed script; the platform takes 100 kB each. */
export function measureSizes(root: string): Section {
  const files = ['actions', 'database-connections'].flatMap((folder) =>
    readdirSync(join(root, 'build', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => join(folder, file)),
  );
  return {
    title: 'Script sizes',
    note: 'As deployed, not minified, packages external.',
    columns: ['bytes', 'of 100 kB'],
    rows: files.sort().map((name) => {
      const bytes = statSync(join(root, 'build', name)).size;
      return { name, values: [bytes, `${Math.round(bytes / 1024)} %`] };
    }),
    ratios: {},
  };
}
