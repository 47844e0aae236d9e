import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonFile, Problem, ScriptSource, Sources } from './build.ts';
import { databaseScripts } from './compile.ts';
import { expandFragments } from './expand-fragments.ts';
import { generatePerProduct } from './generate-per-product.ts';
import { placeTexts } from './place-texts.ts';
import { placeTextsInHtml } from './place-texts-in-html.ts';
import { readTexts } from './texts.ts';
import { wrapMails } from './wrap-mails.ts';

const ROOMS = ['actions', 'database-connections', 'tenant'];

/** Reads everything that is deployed, of every environment. A file that is not JSON becomes a problem, not an exception. */
export function readSources(root: string): Sources {
  const paths = ROOMS.flatMap((room) => list(root, room));
  const broken: Problem[] = [];
  const written = readJson(root, paths, broken);
  const texts = readTexts(written);
  return {
    root,
    json: written.map((file) => placeTexts(file, texts, broken)),
    html: placeTextsInHtml(wrapMails(readHtml(root, paths), broken), texts, broken),
    scripts: paths.flatMap((path) => findScript(path, paths)),
    packages: readPackages(root),
    broken,
  };
}

// First the fragments: what is put into one may speak of the product.
function readJson(root: string, paths: readonly string[], broken: Problem[]): JsonFile[] {
  const written = paths
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => read(root, path, broken));
  return expandFragments(written, broken).flatMap((file) => generatePerProduct(file, broken));
}

function list(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? list(root, path) : [path];
    })
    .sort();
}

function read(root: string, path: string, broken: Problem[]): JsonFile[] {
  try {
    return [{ path, value: JSON.parse(readFileSync(join(root, path), 'utf8')) }];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    broken.push({ file: path, key: '', message: `is not JSON: ${reason}` });
    return [];
  }
}

function readHtml(root: string, paths: string[]): Map<string, string> {
  const html = paths.filter((path) => path.endsWith('.html'));
  return new Map(html.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function findScript(path: string, paths: string[]): ScriptSource[] {
  if (path.endsWith('.d.ts')) return [];
  const action = path.match(/^actions\/([^/]+)\.ts$/)?.[1];
  if (action !== undefined) return [{ kind: 'action', path, name: action }];
  const [, folder, name = ''] = path.match(/^(database-connections\/[^/]+)\/([^/]+)\.ts$/) ?? [];
  // A folder without a connection holds code that scripts share, unless a file has the name of a script.
  const isScript = paths.includes(`${folder}/database.json`) || name in databaseScripts;
  return isScript ? [{ kind: 'database_script', path, name }] : [];
}

function readPackages(root: string): Record<string, string> {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return { ...dependencies, ...devDependencies };
}
