import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ProductName } from '../products/organization.ts';
import { createEmptyConfiguration } from '../tenant/load/create-empty-configuration.ts';
import { createState } from '../tenant/store/state.ts';
import type { TenantConfiguration, TenantState } from '../tenant/store/types.ts';
import type { Ports } from '../world.ts';
import type { Deployment } from './deployment.ts';
import { replaceFile } from './replace-file.ts';

/** What a world takes along from one start to the next. */
export interface KeptWorld {
  ports: Ports;
  clockOffsetMs: number;
  /** HS256 keys of the product identity API. */
  keys: Record<ProductName, string>;
  access: Deployment['access'];
  configuration: TenantConfiguration;
  state: TenantState;
}

/** A folder in which a world is kept. */
export interface StateFolder {
  path: string;
  /** What the last world left; null in a new folder. */
  kept: KeptWorld | null;
  /** Replaces what is kept, whole or not at all. Nothing is written where nothing changed. */
  write(world: KeptWorld): void;
  /** The database of a product. */
  databaseFile(product: ProductName): string;
}

/** A change of what is kept, other than one more part of the state, gets another number. */
const VERSION = 2;

/**
 * Opens a folder for this user's eyes alone, and makes it where it is missing. Throws, saying what to do, when what lies there
 * cannot be read.
 */
export function openStateFolder(path: string): StateFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  const file = join(path, 'tenant.state');
  let last = existsSync(file) ? readFileSync(file) : null;
  return {
    path,
    kept: last === null ? null : readKept(last, path),
    write(world) {
      const bytes = serialize({ version: VERSION, world });
      if (last?.equals(bytes)) return;
      replaceFile(file, bytes);
      last = bytes;
    },
    databaseFile: (product) => join(path, `${product}.sqlite`),
  };
}

function readKept(bytes: Buffer, path: string): KeptWorld {
  const advice = 'remove the folder to begin with nothing, or name another one';
  let found: { version?: unknown; world?: KeptWorld };
  try {
    found = deserialize(bytes);
  } catch {
    throw new Error(`${path} holds something else than the state of a world: ${advice}`);
  }
  if (found.version !== VERSION || found.world === undefined)
    throw new Error(`${path} was written by another version of this repository: ${advice}`);
  // Parts that are younger than what was written.
  const { access, configuration, state } = found.world;
  return {
    ...found.world,
    configuration: { ...createEmptyConfiguration(access), ...configuration },
    state: { ...createState(), ...state },
  };
}
