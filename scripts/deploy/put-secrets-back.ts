import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { at, holderAt, objectsAt } from '../build/build.ts';
import { hiddenPaths } from './image.ts';
import { listResourceFolders } from './list-resource-folders.ts';

/**
 * Copies what the tenant keeps to itself into saved files: the build has a marker for each. Returns the names of secrets that
 * the build does not have.
 */
export function putSecretsBack(saved: string, build: string): string[] {
  return listSecretFiles(saved).flatMap(({ json, paths }) => {
    const value = readJson(saved, json);
    const known = existsSync(join(build, json)) ? readJson(build, json) : {};
    const lost = paths.flatMap((path) => missingNames(value, known, path));
    for (const path of paths) copyMarker(value, known, path);
    writeFileSync(join(saved, json), JSON.stringify(value, null, 2));
    return lost.map((name) => `${json}: ${name}`);
  });
}

/** The files of a directory in which something is hidden, and where. */
function listSecretFiles(directory: string): { json: string; paths: readonly string[] }[] {
  const provider = join('emails', 'provider.json');
  const many = listResourceFolders(directory).flatMap(({ type, resources }) =>
    resources.map(({ json }) => ({ json, paths: hiddenPaths(type) })),
  );
  const single = { json: provider, paths: hiddenPaths('emailProvider') };
  return [...many, ...(existsSync(join(directory, provider)) ? [single] : [])].filter(
    ({ paths }) => paths.length > 0,
  );
}

function missingNames(saved: JsonObject, known: JsonObject, path: string): string[] {
  const names = (value: JsonObject) => objectsAt(value, path).map(({ name }) => String(name));
  return names(saved).filter((name) => !names(known).includes(name));
}

function copyMarker(value: JsonObject, known: JsonObject, path: string): void {
  const marker: Json | undefined = at(known, path);
  const place = holderAt(value, path);
  if (marker !== undefined && place !== null) place.holder[place.key] = marker;
}

function readJson(directory: string, path: string): JsonObject {
  return JSON.parse(readFileSync(join(directory, path), 'utf8'));
}
