import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { isObject } from '../build/build.ts';
import type { Change, FieldChange } from './compare.ts';

/** An organization as the repository has it. */
export interface WantedOrganization {
  name: string;
  display_name: string;
  metadata: Record<string, string>;
  connections: {
    name: string;
    assign_membership_on_login: boolean;
    is_signup_enabled: boolean;
    show_as_button: boolean;
  }[];
}

/** An organization as the tenant lists it; its connections take a call of their own. */
export interface FoundOrganization {
  id: string;
  name: string;
  display_name: string;
  metadata: Record<string, string>;
}

export type OrganizationChange =
  | { kind: 'create'; wanted: WantedOrganization }
  | { kind: 'update'; wanted: WantedOrganization; found: FoundOrganization; fields: FieldChange[] };

/** What was deployed last, in one text that the tenant keeps and in one for each organization, which this machine keeps. */
export interface OrganizationDigests {
  all: string;
  each: Record<string, string>;
}

/** The organizations among Deploy CLI's assets, in the order of their names. */
export function readWanted(assets: JsonObject): WantedOrganization[] {
  const list: Json[] = Array.isArray(assets.organizations) ? assets.organizations : [];
  return list
    .filter(isObject)
    .map((one) => one as unknown as WantedOrganization)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Two deploys with the same digest deploy the same organizations. */
export function digestOrganizations(wanted: readonly WantedOrganization[]): OrganizationDigests {
  const each = Object.fromEntries(
    wanted.map(({ name, display_name, metadata, connections }) => [
      name,
      hash([display_name, sortKeys(metadata), connections.map(sortKeys)]).slice(0, 16),
    ]),
  );
  return { all: hash(each), each };
}

/** What one organization needs to become what is wanted; null: nothing that its own record shows. */
export function compareOrganization(
  wanted: WantedOrganization,
  found: FoundOrganization | undefined,
): OrganizationChange | null {
  if (found === undefined) return { kind: 'create', wanted };
  const fields: FieldChange[] = [];
  if (wanted.display_name !== found.display_name) {
    fields.push({ path: 'display_name', before: found.display_name, after: wanted.display_name });
  }
  for (const key of new Set([...Object.keys(wanted.metadata), ...Object.keys(found.metadata)])) {
    const [before, after] = [found.metadata[key], wanted.metadata[key] ?? null];
    if ((before ?? null) !== after) fields.push({ path: `metadata.${key}`, before, after });
  }
  return fields.length === 0 ? null : { kind: 'update', wanted, found, fields };
}

/** The same as one change among those of a deploy. */
export function asChange(change: OrganizationChange): Change {
  const { name } = change.wanted;
  return change.kind === 'create'
    ? { kind: 'create', type: 'organizations', name }
    : { kind: 'update', type: 'organizations', name, fields: change.fields };
}

/**
 * Customer ids are in the keys of product accounts: one that changes, or that two organizations have, would give accounts to
 * strangers. One line for each.
 */
export function judgeCustomerIds(
  wanted: readonly WantedOrganization[],
  found: readonly FoundOrganization[],
): string[] {
  const owners = new Map(found.map(({ metadata, name }) => [metadata.customer_id, name] as const));
  const known = new Map(found.map((one) => [one.name, one.metadata.customer_id]));
  return wanted.flatMap(({ name, metadata }) => {
    const id = metadata.customer_id;
    const before = known.get(name);
    if (before !== undefined && before !== id) {
      return [
        `organizations/${name}.json: metadata.customer_id is ${before} in the tenant and must never change`,
      ];
    }
    const owner = owners.get(id);
    return owner === undefined || owner === name
      ? []
      : [`organizations/${name}.json: metadata.customer_id belongs to ${owner} in the tenant`];
  });
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function sortKeys(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
