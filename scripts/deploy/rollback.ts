import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { isObject } from '../build/build.ts';
import { carryOutPasses, describeNames } from './carry-out-passes.ts';
import { type Change, compareImages } from './compare.ts';
import { copyChanged } from './copy-changed.ts';
import type { Deployment } from './deployment.ts';
import { readTenant } from './export-tenant.ts';
import { readExport } from './plan-deploy.ts';
import { readDeployedKeywords } from './read-keywords.ts';
import { forgetOrganizations } from './remember.ts';
import { findIds } from './reserve-ids.ts';
import { readSavedOrganizations } from './saved-deploys.ts';
import { restoreOrganizations } from './sync-organizations.ts';

export interface RolledBack {
  changes: Change[];
  /** Names of the organizations that were put back. */
  organizations: string[];
  /** What the deploy made: it stays, and nothing uses it. */
  left: string[];
  /** Secrets that nothing here knows any more. */
  lost: string[];
}

/**
 * Puts back what a deploy replaced. The tenant never tells its secrets: those of today's environment are put in again, by
 * name. Nothing is deleted.
 */
export async function rollBack(deployment: Deployment, saved: string): Promise<RolledBack> {
  const { root, api, say } = deployment;
  say('Reading the tenant ...');
  const tenant = await readTenant(deployment);
  const folder = mkdtempSync(join(tmpdir(), 'rollback-'));
  try {
    cpSync(join(saved, 'tenant'), folder, { recursive: true });
    const before = await readExport(folder);
    const { changes, drift } = compareImages(before.resources, tenant.resources);
    const lost = putSecretsBack(folder, deployment.folder);
    const ids = await findIds(api, readDeployedKeywords(root));
    await carryOutPasses(deployment, ids, changes, (part) => copyChanged(folder, part));
    const organizations = readSavedOrganizations(saved);
    say(`organizations: ${describeNames(organizations.map(({ name }) => name))}`);
    await restoreOrganizations(api, organizations);
    await forgetOrganizations(api, tenant);
    return {
      changes,
      organizations: organizations.map(({ name }) => name),
      left: drift.map(({ type, name }) => `${type} ${name}`),
      lost,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where files name what the tenant keeps to itself; the build has a marker for each. */
const SECRET_PLACES: { folder: string; file: (entry: string) => string; path: string[] }[] = [
  { folder: 'actions', file: (entry) => entry, path: ['secrets'] },
  {
    folder: 'database-connections',
    file: (entry) => join(entry, 'database.json'),
    path: ['options', 'configuration'],
  },
  { folder: 'flow-vault-connections', file: (entry) => entry, path: ['setup'] },
];

/** Copies the markers of the build into the saved files. Returns the names of secrets that the build does not have. */
function putSecretsBack(folder: string, build: string): string[] {
  const lost: string[] = [];
  for (const { folder: part, file, path } of SECRET_PLACES) {
    for (const entry of list(join(folder, part))) {
      const saved = join(folder, part, file(entry));
      const known = join(build, part, file(entry));
      if (!saved.endsWith('.json') || !existsSync(saved)) continue;
      const value = readJson(saved);
      const marker = existsSync(known) ? at(readJson(known), path) : undefined;
      lost.push(
        ...missingNames(at(value, path), marker).map((name) => `${part}/${entry}: ${name}`),
      );
      if (marker !== undefined) put(value, path, marker);
      writeFileSync(saved, JSON.stringify(value, null, 2));
    }
  }
  return lost;
}

function missingNames(saved: Json | undefined, marker: Json | undefined): string[] {
  const names = (list: Json | undefined) =>
    Array.isArray(list) ? list.filter(isObject).map(({ name }) => String(name)) : [];
  const known = names(marker);
  return names(saved).filter((name) => !known.includes(name));
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function readJson(path: string): JsonObject {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function at(value: JsonObject, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (isObject(inner) ? inner[key] : undefined),
    value,
  );
}

function put(value: JsonObject, path: readonly string[], inner: Json): void {
  const holder = at(value, path.slice(0, -1));
  const last = path.at(-1);
  if (isObject(holder) && last !== undefined) holder[last] = inner;
}
