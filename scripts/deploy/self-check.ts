import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManagementClient } from 'auth0';
import { readAssets } from '../../local/tenant/load/read-assets.ts';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { askProducts } from './ask-products.ts';
import { plan } from './deploy.ts';
import type { Deployment } from './deployment.ts';
import { readTenant } from './export-tenant.ts';
import { type Finding, judgeTenant } from './judge-tenant.ts';
import { lookAtSessions } from './look-at-sessions.ts';
import { readWanted } from './organizations.ts';
import { readDeployedKeywords } from './read-keywords.ts';
import { requestToken } from './request-token.ts';
import { findIds, NOT_YET } from './reserve-ids.ts';

const DEADLINE_MS = 10_000;
/** Connections that hold what is no person's way in. */
const CLOSED = ['product-accounts', 'daily-limits'];

/** Looks at the tenant as it is, after a deploy. */
export async function checkTenant(deployment: Deployment): Promise<Finding[]> {
  const { root, api, access, keywords } = deployment;
  const tenant = await readTenant(deployment);
  const { changes } = await plan(deployment, tenant);
  const ids = await findIds(api, {
    ...readDeployedKeywords(root),
    ...Object.fromEntries(CLOSED.map((connection) => [connection, { connection }])),
  });
  const assets = await readAssets(deployment.folder, { ...keywords, ...ids });
  const undeployed: string[] = [];
  for await (const action of await api.actions.list({})) {
    if (action.all_changes_deployed === false) undeployed.push(action.name ?? '');
  }
  const extension = {
    domain: access.domain,
    clientId: ids.MANAGEMENT_CLIENT_ID ?? NOT_YET,
    clientSecret: ids.MANAGEMENT_CLIENT_SECRET ?? NOT_YET,
  };
  return judgeTenant({
    resources: tenant.resources,
    changes,
    issuer: {
      wanted: keywords.ISSUER,
      found: await readIssuer(String(keywords.ISSUER)),
    },
    extensionGetsToken: (await requestToken(extension)) === 200,
    sessions: await lookAtSessions(String(keywords.ISSUER), extension),
    applicationsOfClosed: await Promise.all(
      CLOSED.map(async (connection) => ({
        connection,
        applications: await countApplications(api, ids[connection]),
      })),
    ),
    undeployedActions: undeployed,
    products: await askProducts(readWanted(assets as unknown as JsonObject), keywords, Date.now()),
    assumptions: countAssumptions(root),
  });
}

async function countApplications(
  api: ManagementClient,
  connection: string | undefined,
): Promise<number | null> {
  if (connection === undefined || connection === NOT_YET) return null;
  let count = 0;
  for await (const _ of await api.connections.clients.get(connection)) count += 1;
  return count;
}

async function readIssuer(issuer: string): Promise<string | null> {
  try {
    const url = new URL('.well-known/openid-configuration', issuer);
    const answer = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
    const document = (await answer.json()) as { issuer?: unknown };
    return typeof document.issuer === 'string' ? document.issuer : null;
  } catch {
    return null;
  }
}

/** Every entry says what happens if it is not so. */
function countAssumptions(root: string): number {
  const page = readFileSync(join(root, 'docs', 'assumptions.md'), 'utf8');
  return [...page.matchAll(/^ {2}If not:/gm)].length;
}
