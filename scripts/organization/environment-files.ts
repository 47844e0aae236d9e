import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { isObject, type JsonFile } from '../build/build.ts';

const ENVIRONMENTS = 'tenant/environments';

/** The organizations of one environment, and every customer id that it ever gave out. */
export interface EnvironmentFiles {
  environment: string;
  /** Paths relative to the repository, in the order of their names. */
  organizations: JsonFile[];
  /** Customer id to name of the organization. */
  customerIds: Record<string, string>;
}

/** The environment named, or else the only one besides `local`. Throws where that leaves a choice. */
export function chooseEnvironment(root: string, named: string | undefined): string {
  if (named !== undefined) {
    if (!/^[A-Za-z0-9_-]+$/.test(named)) throw new Error('--env: letters, digits, - and _ only');
    return named;
  }
  const others = readdirSync(join(root, ENVIRONMENTS)).filter((one) => one !== 'local');
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0) return only;
  throw new Error(
    only === undefined
      ? 'there is no environment but local: --env local, or --env and the name of a new one'
      : `which environment? --env ${others.join(', --env ')}`,
  );
}

/** Reads what an environment has; a new one has nothing. Throws, naming the file, on what is not JSON. */
export function readEnvironment(root: string, environment: string): EnvironmentFiles {
  const folder = organizationsFolder(environment);
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
  const ledger = ledgerPath(environment);
  return {
    environment,
    organizations: names
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: `${folder}/${name}`, value: readObject(root, `${folder}/${name}`) })),
    customerIds: existsSync(join(root, ledger))
      ? (readObject(root, ledger) as Record<string, string>)
      : {},
  };
}

/** Where an organization of this name is written. */
export function organizationPath(environment: string, name: string): string {
  return `${organizationsFolder(environment)}/${name}.json`;
}

/** Where the customer ids of an environment are written down for good. */
export function ledgerPath(environment: string): string {
  return `${ENVIRONMENTS}/${environment}/customer-ids.json`;
}

/** Writes one JSON file the way the formatter would. */
export function writeJson(root: string, path: string, value: JsonObject): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify(value, null, 2)}\n`);
}

function organizationsFolder(environment: string): string {
  return `${ENVIRONMENTS}/${environment}/organizations`;
}

function readObject(root: string, path: string): JsonObject {
  try {
    const value = JSON.parse(readFileSync(join(root, path), 'utf8'));
    if (isObject(value)) return value;
  } catch {
    // The text of the parser quotes the file; its name is enough.
  }
  throw new Error(`${path} is not a JSON object`);
}
