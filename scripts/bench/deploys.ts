import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '../deploy/deploy.ts';
import {
  type DeployedWorld,
  type Deployer,
  open,
  runDeployCliAlone,
  startDeployedWorld,
} from './deployed-world.ts';
import { time } from './measure.ts';
import type { Section } from './report.ts';

/** What our deploys take, beside those of Deploy CLI by itself with the same files. */
export async function measureDeploys(root: string): Promise<Section> {
  const ours = await measureOne(root, 'ours');
  const alone = await measureOne(root, 'Deploy CLI');
  const rows = ['first, into an empty tenant', 'nothing changed', 'one Action changed'].map(
    (name, index) => ({ name, values: [...(ours[index] ?? []), ...(alone[index] ?? [])] }),
  );
  return {
    title: 'Deploys',
    note: 'Calls of the Management API and seconds, once each: ours, and `a0deploy import` with the same files, which makes a new version of every Action.',
    columns: ['calls', 'seconds', 'calls, Deploy CLI alone', 'seconds, Deploy CLI alone'],
    rows,
    ratios: {},
  };
}

async function measureOne(root: string, deployer: Deployer): Promise<number[][]> {
  const world = await startDeployedWorld(root, deployer);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const build = join(folder, 'build');
  cpSync(world.deployment.folder, build, { recursive: true });
  const again = async () => {
    world.calls.reset();
    const ms = await time(() => deployAgain(world, deployer, build, join(folder, 'saved', 'one')));
    return [world.calls.count(), ms / 1000];
  };
  const first = [world.calls.count(), world.seconds];
  const unchanged = await again();
  appendFileSync(join(build, 'actions', 'confirm-email.js'), '\n// one change\n');
  const changed = await again();
  rmSync(folder, { recursive: true });
  await world.close();
  return [first, unchanged, changed];
}

function deployAgain(
  world: DeployedWorld,
  deployer: Deployer,
  folder: string,
  saved: string,
): Promise<unknown> {
  const deployment = { ...world.deployment, folder };
  return deployer === 'ours' ? deploy(open(deployment), saved) : runDeployCliAlone(deployment);
}
