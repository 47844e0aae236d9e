import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagementClient } from 'auth0';
import type { Json } from '../../local/tenant/store/types.ts';
import type { Change, Drift } from './compare.ts';
import { copyChanged } from './copy-changed.ts';
import { type TenantAccess, useDeployCli } from './deploy-cli.ts';
import { exportPrompts } from './export-prompts.ts';
import { writeFingerprints } from './fingerprints.ts';
import { TYPES } from './image.ts';
import { digestOrganizations, type OrganizationChange } from './organizations.ts';
import {
  DIGEST_KEY,
  EMPTY,
  MEMORY,
  type Plan,
  planDeploy,
  readExport,
  type TenantState,
} from './plan-deploy.ts';
import { readDeployedKeywords } from './read-keywords.ts';
import { OPTIONS_KEY, removeOptions } from './removed-options.ts';
import { findIds, reserveIds } from './reserve-ids.ts';
import {
  planChangedOrganizations,
  planOrganizations,
  writeDigests,
  writeOrganizations,
} from './sync-organizations.ts';

/** A build on its way into a tenant. */
export interface Deployment {
  /** The repository. */
  root: string;
  /** The Deploy CLI directory. */
  folder: string;
  /** The application that deploys. */
  access: TenantAccess;
  /** Settings and secrets, for the markers; the ids that the tenant gives are not among them. */
  keywords: Readonly<Record<string, Json>>;
  api: ManagementClient;
  /** What people read while it runs. */
  say: (line: string) => void;
}

export interface WholePlan {
  changes: Change[];
  drift: Drift[];
}

interface Pass {
  title: string;
  types: readonly string[];
}

/**
 * Scripts, forms and flows come before the Actions that need them: whoever signs in meanwhile meets the old Actions with new
 * forms and scripts, never the other way round.
 */
const PASSES: readonly Pass[] = [
  {
    title: 'applications, connections, flows, forms, mails and texts',
    types: TYPES.filter((type) => type !== 'actions' && type !== 'triggers'),
  },
  { title: 'Actions', types: ['actions', 'triggers'] },
];

const STOPPED = 'stopped. What came before it is done; the same command goes on from here.';

/** The Management API of a tenant; what is limited is asked again. */
export function connectTenant(access: TenantAccess): ManagementClient {
  return new ManagementClient({ ...access, maxRetries: 10 });
}

/** What a deploy would change now, organizations included; `folder` is what the tenant has, exported. Writes nothing. */
export async function plan(deployment: Deployment, folder: string): Promise<WholePlan> {
  const { root, api, access } = deployment;
  const ids = await findIds(api, readDeployedKeywords(root));
  const next = await planNext(deployment, ids, await readExport(folder));
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
export async function deploy(deployment: Deployment, saved: string): Promise<Change[]> {
  deployment.say('Reading the tenant ...');
  const folder = await exportTenant(deployment);
  try {
    const keep = (customers: readonly OrganizationChange[]) => save(saved, folder, customers);
    const cache = join(saved, '..', 'organizations.json');
    return await write(deployment, await readExport(folder), keep, cache);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes everything into a tenant that has nothing of ours: without reading it, and without a way back. */
export function deployFirst(deployment: Deployment): Promise<Change[]> {
  return write(deployment, structuredClone(EMPTY), () => {}, null);
}

/** `cache`: the file in which this machine keeps what it deployed of each organization, if it does. */
async function write(
  deployment: Deployment,
  tenant: TenantState,
  keep: (customers: readonly OrganizationChange[]) => void,
  cache: string | null,
): Promise<Change[]> {
  const { root, api, say } = deployment;
  const before = await findIds(api, readDeployedKeywords(root));
  const { changes, organizations } = await planNext(deployment, before, tenant);
  const customers = await planChangedOrganizations(api, organizations, tenant.organizations, cache);
  const all = [...changes, ...customers.changes.map(asChange)];
  if (all.length === 0) return [];
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
  try {
    await writeOrganizations(api, customers.changes);
  } catch (error) {
    say(`organizations: ${STOPPED}`);
    throw error;
  }
  const digests = digestOrganizations(organizations);
  if (tenant.organizations !== digests.all || tenant.options !== next.options) {
    const { options } = next;
    await remember(api, { ...tenant, organizations: digests.all, options });
  }
  if (cache !== null) writeDigests(cache, digests);
  return all;
}

/** A folder with what the tenant has, as Deploy CLI writes it; the caller removes it. */
export async function exportTenant(deployment: Deployment): Promise<string> {
  const { root, access, api } = deployment;
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  const types = TYPES.filter((type) => type !== 'prompts');
  try {
    await useDeployCli({ kind: 'export', root, folder, types, keywords: {}, access });
    await exportPrompts(api, deployment.folder, folder);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** What is about to be replaced: the tenant as Deploy CLI exports it, and the organizations that change. */
function save(saved: string, folder: string, customers: readonly OrganizationChange[]): void {
  mkdirSync(saved, { recursive: true });
  cpSync(folder, join(saved, 'tenant'), { recursive: true });
  const before = customers.flatMap((one) => (one.kind === 'update' ? [one.found] : []));
  writeFileSync(join(saved, 'organizations.json'), `${JSON.stringify(before, null, 2)}\n`);
}

function asChange(change: OrganizationChange): Change {
  const { name } = change.wanted;
  return change.kind === 'create'
    ? { kind: 'create', type: 'organizations', name }
    : { kind: 'update', type: 'organizations', name, fields: change.fields };
}

/** For a line of progress: the names, or how many where they are too many. */
export function describeNames(names: readonly string[]): string {
  if (names.length === 0) return 'nothing to do';
  return names.length > 10 ? `${names.length}` : names.join(', ');
}

function planNext(
  { folder, keywords, access }: Deployment,
  ids: Readonly<Record<string, string>>,
  tenant: TenantState,
): Promise<Plan> {
  return planDeploy(folder, { ...keywords, ...ids }, tenant, access.clientSecret);
}

/** One import for each pass that has a change. `copy` makes the folder for it, which is removed. */
export async function carryOutPasses(
  { root, access, say, ...deployment }: Deployment,
  ids: Readonly<Record<string, string>>,
  changes: readonly Change[],
  copy: (changes: readonly Change[]) => string,
  done: (changes: readonly Change[]) => Promise<void> = async () => {},
): Promise<void> {
  const keywords = { ...deployment.keywords, ...ids };
  for (const [index, { title, types }] of PASSES.entries()) {
    const part = changes.filter(({ type }) => types.includes(type));
    const step = `${index + 1}/${PASSES.length} ${title}`;
    if (part.length === 0) {
      say(`${step}: nothing to do`);
      continue;
    }
    say(`${step}: ${describeNames(part.map(({ name }) => name))}`);
    const folder = copy(part);
    const changed = [...new Set(part.map(({ type }) => type))];
    try {
      await useDeployCli({ kind: 'import', root, folder, types: changed, keywords, access });
    } catch (error) {
      say(`${step}: ${STOPPED}`);
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await done(part);
  }
}

/** Only after the values are in the tenant: a crash in between deploys them once more. */
async function remember(api: ManagementClient, tenant: TenantState): Promise<void> {
  for await (const client of await api.clients.list({ fields: 'client_id,name' })) {
    if (client.name !== MEMORY || client.client_id === undefined) continue;
    await api.clients.update(client.client_id, {
      client_metadata: {
        ...writeFingerprints(tenant.fingerprints),
        [DIGEST_KEY]: tenant.organizations ?? null,
        [OPTIONS_KEY]: tenant.options ?? null,
      },
    });
  }
}

/** After organizations were written otherwise: the next deploy compares them all. */
export function forgetOrganizations(api: ManagementClient, tenant: TenantState): Promise<void> {
  return remember(api, { ...tenant, organizations: undefined });
}
