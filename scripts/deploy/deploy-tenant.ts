import { ManagementClient } from 'auth0';
import { readDeployedKeywords } from './read-keywords.ts';
import { reserveIds } from './reserve-ids.ts';
import { type DeployCliRun, runDeployCli } from './run-deploy-cli.ts';

/** A tenant, and the application that may change it. */
export interface TenantAccess {
  domain: string;
  clientId: string;
  clientSecret: string;
}

/**
 * Deploys the Deploy CLI directory `build/` of `root`: first what gives the keywords their ids, then one import. Nothing is ever
 * deleted. Throws with what Deploy CLI printed when it fails; it prints no secret.
 */
export async function deployTenant(deployment: {
  root: string;
  folder: string;
  access: TenantAccess;
  keywords: Record<string, unknown>;
}): Promise<DeployCliRun> {
  const { root, folder, access, keywords } = deployment;
  const management = new ManagementClient(access);
  const ids = await reserveIds(management, readDeployedKeywords(root));
  const run = await runDeployCli({
    kind: 'import',
    root,
    folder,
    settings: describeCliSettings(access, { ...keywords, ...ids }),
  });
  if (run.code !== 0) throw new Error(`Deploy CLI failed:\n${run.lines.slice(-20).join('\n')}`);
  return run;
}

/** Deploy CLI's own names for it. It deletes only where this says `true`: a JSON boolean, as a text would count as one. */
export function describeCliSettings(access: TenantAccess, keywords: Record<string, unknown>) {
  return {
    AUTH0_DOMAIN: access.domain,
    AUTH0_CLIENT_ID: access.clientId,
    AUTH0_CLIENT_SECRET: access.clientSecret,
    AUTH0_ALLOW_DELETE: false,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: keywords,
  };
}
