import { readAssets } from '../../local/tenant/load/read-assets.ts';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { at, isObject } from '../build/build.ts';
import { type Change, compareImages, type Drift } from './compare.ts';
import {
  compareFingerprints,
  type Fingerprints,
  isFingerprintKey,
  readFingerprints,
  takeFingerprints,
} from './fingerprints.ts';
import { type Resource, takeImage } from './image.ts';
import { readWanted, type WantedOrganization } from './organizations.ts';
import { findRemovedFields, isFieldsKey, noteFields, readFields } from './removed-fields.ts';
import { findRemovedOptions, noteOptions, OPTIONS_KEY } from './removed-options.ts';

/** What the tenant has. */
export interface TenantState {
  resources: Resource[];
  /** Of the last deploy, for what the tenant never tells again. */
  fingerprints: Fingerprints;
  /** Digest of the organizations of the last deploy. */
  organizations: string | undefined;
  /** Which options of connections the last deploy wrote. */
  options: string | undefined;
  /** Which fields of other resources it wrote. */
  fields: string;
}

export interface Plan {
  changes: Change[];
  drift: Drift[];
  fingerprints: Fingerprints;
  organizations: WantedOrganization[];
  /** What is deployed, organizations apart. */
  wanted: Resource[];
  /** The changes among them that take options of a connection away. */
  removed: Change[];
  /** To be remembered. */
  options: string;
  fields: string;
}

/** The application whose metadata holds what a deploy has to remember. */
export const MEMORY = 'Tenant extension';

/** Its key for the digest of the organizations. */
export const DIGEST_KEY = 'organizations';

/** A tenant in which none of our applications is: there is nothing to compare with. */
export const EMPTY: TenantState = {
  resources: [],
  fingerprints: new Map(),
  organizations: undefined,
  options: undefined,
  fields: '',
};

/** Reads what Deploy CLI exported into `folder`. */
export async function readExport(folder: string): Promise<TenantState> {
  const resources = takeImage(await read(folder, {}));
  const memory = resources.find(({ type, name }) => type === 'clients' && name === MEMORY);
  const metadata = at(memory?.value, 'client_metadata');
  const digest = at(metadata, DIGEST_KEY);
  const options = at(metadata, OPTIONS_KEY);
  const fingerprints = readFingerprints(metadata);
  const fields = readFields(metadata);
  // What a deploy remembers there is no part of what is deployed.
  if (isObject(metadata)) {
    for (const key of Object.keys(metadata).filter(isMemoryKey)) delete metadata[key];
  }
  return {
    resources,
    fingerprints,
    organizations: typeof digest === 'string' ? digest : undefined,
    options: typeof options === 'string' ? options : undefined,
    fields,
  };
}

/** Compares a build, with the values put in for its markers, with what the tenant has. */
export async function planDeploy(
  build: string,
  keywords: Readonly<Record<string, Json>>,
  tenant: Omit<TenantState, 'organizations'>,
  secret: string,
): Promise<Plan> {
  const assets = await read(build, keywords);
  const wanted = takeImage(assets);
  const { changes, drift } = compareImages(wanted, tenant.resources);
  const fingerprints = takeFingerprints(wanted, secret);
  const isCreated = ({ type, name }: Resource) =>
    changes.some((one) => one.kind === 'create' && one.type === type && one.name === name);
  const secrets = compareFingerprints(
    fingerprints,
    tenant.fingerprints,
    wanted.filter((one) => !isCreated(one)),
  );
  const left = findRemovedFields(wanted, tenant.resources, tenant.fields);
  const removed = findRemovedOptions(wanted, tenant.resources, tenant.options);
  return {
    changes: mergeChanges(changes, [...removed, ...secrets]),
    drift: [...drift, ...left],
    fingerprints,
    organizations: readWanted(assets),
    wanted,
    removed,
    options: noteOptions(wanted),
    fields: noteFields(wanted, left),
  };
}

/** Whether a metadata key of that application is a deploy's own. */
export function isMemoryKey(key: string): boolean {
  return key === DIGEST_KEY || key === OPTIONS_KEY || isFingerprintKey(key) || isFieldsKey(key);
}

/** One change for each resource. */
function mergeChanges(changes: readonly Change[], more: readonly Change[]): Change[] {
  const joined = new Map(changes.map((one) => [`${one.type} ${one.name}`, one]));
  for (const one of more) {
    const key = `${one.type} ${one.name}`;
    const known = joined.get(key);
    if (known?.kind === 'update' && one.kind === 'update') {
      joined.set(key, { ...known, fields: [...known.fields, ...one.fields] });
    } else {
      joined.set(key, one);
    }
  }
  return [...joined.values()];
}

async function read(folder: string, keywords: Readonly<Record<string, Json>>): Promise<JsonObject> {
  const assets: unknown = await readAssets(folder, keywords);
  return assets as JsonObject;
}
