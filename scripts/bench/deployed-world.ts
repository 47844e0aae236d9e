import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from '../../local/world/deployment.ts';
import { startWorld, type World } from '../../local/world.ts';
import { ensureCertificate } from '../certificate.ts';
import { connectTenant, deployFirst } from '../deploy/deploy.ts';
import { readDeployedKeywords } from '../deploy/read-keywords.ts';
import { time } from './measure.ts';

export type Deployer = 'ours' | 'Deploy CLI';

/** A world that was deployed, and the seconds that its first deploy took. */
export type DeployedWorld = World & { deployment: Deployment; seconds: number };

/** Starts a world with an empty tenant, which nothing limits, and deploys `build/` into it. */
export async function startDeployedWorld(root: string, deployer: Deployer): Promise<DeployedWorld> {
  const { key, cert } = await ensureCertificate(join(root, '.local'));
  let ms = 0;
  const world = await startWorld({
    root,
    ports: { tenant: 0, management: 0, pim: 0, sdm: 0, inbox: 0, smtp: 0 },
    certificate: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
    ratePlan: 'unlimited',
    async deploy(deployment) {
      ms = await time(() =>
        deployer === 'ours' ? deployFirst(open(deployment)) : runDeployCliAlone(deployment),
      );
    },
  });
  if (world.deployment === undefined) throw new Error('this world was not deployed');
  return { ...world, deployment: world.deployment, seconds: ms / 1000 };
}

/** Our commands on a deployment, in silence. */
export function open(deployment: Deployment) {
  return { ...deployment, api: connectTenant(deployment.access), say: () => {} };
}

/** The installed `a0deploy import`, as its documentation says. Ids that only our deploy finds out are made up. */
export async function runDeployCliAlone(deployment: Deployment): Promise<void> {
  const { root, folder, access, keywords } = deployment;
  const home = mkdtempSync(join(tmpdir(), 'deploy-cli-alone-'));
  const config = join(home, 'config.json');
  const madeUp = Object.keys(readDeployedKeywords(root)).map((key) => [key, `made-up-${key}`]);
  const settings = {
    AUTH0_DOMAIN: access.domain,
    AUTH0_CLIENT_ID: access.clientId,
    AUTH0_CLIENT_SECRET: access.clientSecret,
    AUTH0_ALLOW_DELETE: false,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: { ...Object.fromEntries(madeUp), ...keywords },
  };
  // The secrets are those of a world that ends with this process.
  writeFileSync(config, JSON.stringify(settings), { mode: 0o600 });
  const command = join(root, 'node_modules', 'auth0-deploy-cli', 'lib', 'index.js');
  const child = spawn(
    process.execPath,
    [command, 'import', '--input_file', folder, '--config_file', config, '--env=false'],
    { stdio: 'ignore' },
  );
  const code = await new Promise((ended) => child.once('close', ended));
  rmSync(home, { recursive: true });
  if (code !== 0) throw new Error(`Deploy CLI alone ended with ${code}`);
}
