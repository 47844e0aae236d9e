import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useDeployCli } from './deploy-cli.ts';
import type { Deployment } from './deployment.ts';
import { exportPrompts } from './export-prompts.ts';
import { TYPES } from './image.ts';
import { readExport, type TenantState } from './plan-deploy.ts';

/** What the tenant has now. */
export async function readTenant(deployment: Deployment): Promise<TenantState> {
  const folder = await exportTenant(deployment);
  try {
    return await readExport(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
