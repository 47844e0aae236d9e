import { type Management, type ManagementClient, ManagementError } from 'auth0';
import type { Change } from './compare.ts';
import { inTurns } from './in-turns.ts';
import { readDigests } from './organization-digests.ts';
import {
  asChange,
  compareOrganization,
  digestOrganizations,
  type FoundOrganization,
  judgeCustomerIds,
  type OrganizationChange,
  type WantedOrganization,
} from './organizations.ts';

export interface OrganizationPlan {
  changes: OrganizationChange[];
  /** Organizations that only the tenant has. */
  drift: string[];
}

type EnabledConnection = {
  connection_id: string;
  assign_membership_on_login: boolean;
  is_signup_enabled: boolean;
  show_as_button: boolean;
};

/** Compares every organization of the tenant: one call for a hundred. Throws when a customer id would change hands. */
export async function planOrganizations(
  api: ManagementClient,
  wanted: readonly WantedOrganization[],
): Promise<OrganizationPlan> {
  const found: FoundOrganization[] = [];
  for await (const one of await api.organizations.list({ take: 100 })) found.push(read(one));
  refuseForeignIds(wanted, found);
  const byName = new Map(found.map((one) => [one.name, one]));
  const names = new Set(wanted.map(({ name }) => name));
  return {
    changes: wanted
      .map((one) => compareOrganization(one, byName.get(one.name)))
      .filter((change) => change !== null),
    drift: found.map(({ name }) => name).filter((name) => !names.has(name)),
  };
}

/**
 * The same, without looking at what was deployed before and has not changed: `deployed` is what the tenant remembers of the last
 * deploy, `cache` the file in which this machine kept its parts. Where they do not belong together everything is compared.
 */
export async function planChangedOrganizations(
  api: ManagementClient,
  wanted: readonly WantedOrganization[],
  deployed: string | undefined,
  cache: string | null,
): Promise<OrganizationPlan> {
  const now = digestOrganizations(wanted);
  if (now.all === deployed) return { changes: [], drift: [] };
  const before = cache === null ? null : readDigests(cache);
  if (before === null || before.all !== deployed) return planOrganizations(api, wanted);
  const touched = wanted.filter(({ name }) => now.each[name] !== before.each[name]);
  const found = await inTurns(touched, ({ name }) => findByName(api, name));
  refuseForeignIds(
    touched,
    found.filter((one) => one !== undefined),
  );
  const changes = touched.map((one, index): OrganizationChange => {
    const there = found[index];
    // What differs may be its connections, which only its own call tells.
    return (
      compareOrganization(one, there) ??
      (there === undefined
        ? { kind: 'create', wanted: one }
        : { kind: 'update', wanted: one, found: there, fields: [] })
    );
  });
  return { changes, drift: [] };
}

/** Carries the changes out; nothing is deleted. Repeating it does no harm. */
export async function writeOrganizations(
  api: ManagementClient,
  changes: readonly OrganizationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const connections = new Map<string, string>();
  for await (const { id, name } of await api.connections.list({ strategy: ['auth0'] })) {
    if (id !== undefined && name !== undefined) connections.set(name, id);
  }
  await inTurns(changes, async (change) => {
    const { wanted } = change;
    const enabled = wanted.connections.map((one): EnabledConnection => {
      const { name, ...flags } = one;
      const connection_id = connections.get(name);
      if (connection_id === undefined) throw new Error(`the tenant has no connection ${name}`);
      return { connection_id, ...flags };
    });
    if (change.kind === 'create') {
      const { name, display_name, metadata } = wanted;
      await api.organizations.create({
        name,
        display_name,
        metadata,
        enabled_connections: enabled,
      });
      return;
    }
    const { id, metadata } = change.found;
    const gone = Object.keys(metadata).filter((key) => wanted.metadata[key] === undefined);
    await api.organizations.update(id, {
      display_name: wanted.display_name,
      metadata: { ...wanted.metadata, ...Object.fromEntries(gone.map((key) => [key, null])) },
    });
    await writeConnections(api, id, enabled);
  });
}

/** Gives organizations the names and metadata that they had, and says what that changed; their connections stay. */
export async function restoreOrganizations(
  api: ManagementClient,
  before: readonly FoundOrganization[],
): Promise<Change[]> {
  const changes = await inTurns(before, async ({ id, ...saved }): Promise<Change | null> => {
    const { name, display_name, metadata } = saved;
    const now = await findByName(api, name);
    // Somebody deleted it since: there is nothing to give the name back to.
    if (now === undefined) return null;
    const change = compareOrganization({ ...saved, connections: [] }, now);
    if (change === null) return null;
    const added = Object.keys(now.metadata).filter((key) => metadata[key] === undefined);
    const cleared = Object.fromEntries(added.map((key) => [key, null]));
    await api.organizations.update(id, { display_name, metadata: { ...metadata, ...cleared } });
    return asChange(change);
  });
  return changes.filter((change) => change !== null);
}

async function writeConnections(
  api: ManagementClient,
  id: string,
  wanted: readonly EnabledConnection[],
): Promise<void> {
  const found = new Map<string, Management.OrganizationConnection>();
  for await (const one of await api.organizations.enabledConnections.list(id)) {
    if (one.connection_id !== undefined) found.set(one.connection_id, one);
  }
  for (const { connection_id, ...rest } of wanted) {
    const there = found.get(connection_id);
    if (there === undefined) {
      await api.organizations.enabledConnections.add(id, { connection_id, ...rest });
    } else if (
      there.assign_membership_on_login !== rest.assign_membership_on_login ||
      there.is_signup_enabled !== rest.is_signup_enabled ||
      there.show_as_button !== rest.show_as_button
    ) {
      await api.organizations.enabledConnections.update(id, connection_id, rest);
    }
  }
}

async function findByName(
  api: ManagementClient,
  name: string,
): Promise<FoundOrganization | undefined> {
  try {
    return read(await api.organizations.getByName(name));
  } catch (error) {
    if (error instanceof ManagementError && error.statusCode === 404) return undefined;
    throw error;
  }
}

function read({ id, name, display_name, metadata }: Management.Organization): FoundOrganization {
  const texts = Object.entries(metadata ?? {}).filter(([, value]) => value !== null);
  return {
    id: id ?? '',
    name: name ?? '',
    display_name: display_name ?? '',
    metadata: Object.fromEntries(texts) as Record<string, string>,
  };
}

function refuseForeignIds(
  wanted: readonly WantedOrganization[],
  found: readonly FoundOrganization[],
): void {
  const problems = judgeCustomerIds(wanted, found);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
