import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagementClient } from 'auth0';
import { carryOutPasses, describeNames, STOPPED } from './carry-out-passes.ts';
import type { Change, Drift } from './compare.ts';
import { copyChanged } from './copy-changed.ts';
import type { TenantAccess } from './deploy-cli.ts';
import type { Deployment } from './deployment.ts';
import { exportTenant } from './export-tenant.ts';
import { makePrivate } from './make-private.ts';
import { writeDigests } from './organization-digests.ts';
import { asChange, digestOrganizations, type OrganizationChange } from './organizations.ts';
import { EMPTY, type Plan, planDeploy, readExport, type TenantState } from './plan-deploy.ts';
import { readDeployedKeywords } from './read-keywords.ts';
import { remember } from './remember.ts';
import { removeOptions } from './removed-options.ts';
import { findIds, reserveIds } from './reserve-ids.ts';
import {
  planChangedOrganizations,
  planOrganizations,
  writeOrganizations,
} from './sync-organizations.ts';

export interface WholePlan {
  changes: Change[];
  drift: Drift[];
}

/** What is done once it is known what a deploy will change, before anything is written; what it throws stops the deploy. */
type Prepare = (changes: readonly Change[], tenant: TenantState) => Promise<void>;

/** The Management API of a tenant; what is limited is asked again. */
export function connectTenant(access: TenantAccess): ManagementClient {
  return new ManagementClient({ ...access, maxRetries: 10 });
}

/** What a deploy would change now in the tenant as it was read, organizations included. Writes nothing. */
export async function plan(deployment: Deployment, tenant: TenantState): Promise<WholePlan> {
  const { root, api, access } = deployment;
  const ids = await findIds(api, readDeployedKeywords(root));
  const next = await planNext(deployment, ids, tenant);
  const customers = await planOrganizations(api, next.organizations);
  const { name: self } = await api.clients.get(access.clientId, { fields: 'name' });
  const drift = next.drift.filter(({ type, name }) => type !== 'clients' || name !== self);
  return {
    changes: [...next.changes, ...customers.changes.map(asChange)],
    drift: [...drift, ...customers.drift.map((name) => ({ type: 'organizations', name }))],
  };
}

/**
 * Writes what differs, pass by pass, organizations last, and returns what it changed. What it replaces lies in the folder `saved`
 * before. Repeating it goes on where it stopped.
 */
export async function deploy(
  deployment: Deployment,
  saved: string,
  prepare: Prepare = async () => {},
): Promise<Change[]> {
  deployment.say('Reading the tenant ...');
  const folder = await exportTenant(deployment);
  try {
    const keep = (customers: readonly OrganizationChange[]) => save(saved, folder, customers);
    const cache = join(saved, '..', 'organizations.json');
    return await write(deployment, await readExport(folder), { keep, cache, prepare });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes everything into a tenant that has nothing of ours: without reading it, and without a way back. */
export function deployFirst(deployment: Deployment): Promise<Change[]> {
  const nothing = { keep: () => {}, cache: null, prepare: async () => {} };
  return write(deployment, structuredClone(EMPTY), nothing);
}

/** `cache`: the file in which this machine keeps what it deployed of each organization, if it does. */
async function write(
  deployment: Deployment,
  tenant: TenantState,
  {
    keep,
    cache,
    prepare,
  }: {
    keep: (customers: readonly OrganizationChange[]) => void;
    cache: string | null;
    prepare: Prepare;
  },
): Promise<Change[]> {
  const { root, api, say } = deployment;
  const before = await findIds(api, readDeployedKeywords(root));
  const { changes, organizations } = await planNext(deployment, before, tenant);
  const customers = await planChangedOrganizations(api, organizations, tenant.organizations, cache);
  const all = [...changes, ...customers.changes.map(asChange)];
  if (all.length === 0) return [];
  await prepare(all, tenant);
  keep(customers.changes);
  const ids = await reserveIds(api, readDeployedKeywords(root));
  // With the ids known, what is hidden has its fingerprint.
  const next = await planNext(deployment, ids, tenant);
  await removeOptions(api, next.wanted, next.removed);
  await carryOutPasses(
    deployment,
    ids,
    next.changes,
    (part) => copyChanged(deployment.folder, part),
    async (part) => {
      const news = [...next.fingerprints].filter(
        ([key, print]) =>
          part.some(({ type, name }) => key === `${type}/${name}`) &&
          tenant.fingerprints.get(key) !== print,
      );
      for (const [key, print] of news) tenant.fingerprints.set(key, print);
      const writesOptions = part.some(({ type }) => type === 'databases');
      if (writesOptions) tenant.options = next.options;
      if (news.length > 0 || writesOptions) await remember(api, tenant);
    },
  );
  say(`organizations: ${describeNames(customers.changes.map(({ wanted }) => wanted.name))}`);
  const digests = digestOrganizations(organizations);
  const { options, fields } = next;
  const isRemembered =
    tenant.organizations === digests.all && tenant.options === options && tenant.fields === fields;
  try {
    await writeOrganizations(api, customers.changes);
    if (!isRemembered)
      await remember(api, { ...tenant, organizations: digests.all, options, fields });
  } catch (error) {
    say(`organizations: ${STOPPED}`);
    throw error;
  }
  if (cache !== null) writeDigests(cache, digests);
  return all;
}

/** What is about to be replaced: the tenant as Deploy CLI exports it, and the organizations that change. */
function save(saved: string, folder: string, customers: readonly OrganizationChange[]): void {
  mkdirSync(saved, { recursive: true, mode: 0o700 });
  cpSync(folder, join(saved, 'tenant'), { recursive: true });
  const before = customers.flatMap((one) => (one.kind === 'update' ? [one.found] : []));
  writeFileSync(join(saved, 'organizations.json'), `${JSON.stringify(before, null, 2)}\n`);
  makePrivate(saved);
}

function planNext(
  { folder, keywords, access }: Deployment,
  ids: Readonly<Record<string, string>>,
  tenant: TenantState,
): Promise<Plan> {
  return planDeploy(folder, { ...keywords, ...ids }, tenant, access.clientSecret);
}
