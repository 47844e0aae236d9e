import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Json } from '../../local/tenant/store/types.ts';
import { type Build, isObject } from './build.ts';

/** Writes the Deploy CLI directory of one environment; what was in `folder` is gone. Returns the paths written, below `folder`. */
export function writeBuild(build: Build, folder: string, environment: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  const files = [
    ...build.json.flatMap((file) => {
      const path = destination(file.path, environment);
      return path === null
        ? []
        : [{ path, text: print(inlineBodies(build, file.path, file.value)) }];
    }),
    ...[...build.html].flatMap(([source, text]) => {
      const path = destination(source, environment);
      return path === null ? [] : [{ path, text }];
    }),
    ...build.compiled.map(({ path, code }) => ({ path: path.replace(/\.ts$/, '.js'), text: code })),
  ];
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return files.map(({ path }) => path).sort();
}

/** Where a source file goes, or null if it is not Deploy CLI's. */
function destination(path: string, environment: string): string | null {
  const own = path.match(/^tenant\/environments\/([^/]+)\/((?:organizations|log-streams)\/.+)$/);
  if (own) return own[1] === environment ? (own[2] ?? null) : null;
  if (path === 'tenant/keywords.json' || path.startsWith('tenant/environments/')) return null;
  // They are in pages, forms, mails and Actions already.
  if (path.startsWith('tenant/texts/')) return null;
  // A flow has no side files in Deploy CLI's format: its mails are written into it.
  if (path.startsWith('tenant/flows/') && path.endsWith('.html')) return null;
  return path.replace(/^tenant\//, '');
}

/** In a flow, `"body": "./mail.html"` stands for the text of that file. */
export function inlineBodies(build: Build, path: string, value: Json): Json {
  if (!path.startsWith('tenant/flows/')) return value;
  if (Array.isArray(value)) return value.map((inner) => inlineBodies(build, path, inner));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const html = key === 'body' && typeof inner === 'string' && bodyPath(path, inner);
      const text = html ? build.html.get(html) : undefined;
      return [key, text ?? inlineBodies(build, path, inner)];
    }),
  );
}

/** The file that a `body` of a flow names, or null if it is the text itself. */
export function bodyPath(flow: string, body: string): string | null {
  return /^\.\/[\w-]+\.html$/.test(body) ? posix.join(posix.dirname(flow), body) : null;
}

function print(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
