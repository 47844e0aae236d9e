import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carryOutPasses, describeNames } from './carry-out-passes.ts';
import { type Change, compareImages } from './compare.ts';
import { copyChanged } from './copy-changed.ts';
import type { Deployment } from './deployment.ts';
import { readTenant } from './export-tenant.ts';
import { readExport } from './plan-deploy.ts';
import { putSecretsBack } from './put-secrets-back.ts';
import { readDeployedKeywords } from './read-keywords.ts';
import { forgetOrganizations } from './remember.ts';
import { reserveIds } from './reserve-ids.ts';
import { readSavedOrganizations } from './saved-deploys.ts';
import { restoreOrganizations } from './sync-organizations.ts';

export interface RolledBack {
  /** Organizations last. */
  changes: Change[];
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
    const ids = await reserveIds(api, readDeployedKeywords(root));
    await carryOutPasses(deployment, ids, changes, (part) => copyChanged(folder, part));
    const organizations = readSavedOrganizations(saved);
    say(`organizations: ${describeNames(organizations.map(({ name }) => name))}`);
    const restored = await restoreOrganizations(api, organizations);
    await forgetOrganizations(api, tenant);
    return {
      changes: [...changes, ...restored],
      left: drift.map(({ type, name }) => `${type} ${name}`),
      lost,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
