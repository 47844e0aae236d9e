import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStateFolder } from '../local/world/state-folder.ts';
import { type Ports, startWorld } from '../local/world.ts';
import { assemble, describeProblem } from './build/assemble.ts';
import { ensureCertificate } from './certificate.ts';
import { connectTenant, deploy, deployFirst } from './deploy/deploy.ts';
import { newSaved, savedFolder } from './deploy/saved-deploys.ts';
import { describeWorld } from './describe-world.ts';
import { listKeysToKnow, readKeyState } from './keys/key-file.ts';
import { LOCAL_SETTINGS } from './support/read-settings.ts';
import { writeLocalSettings } from './support/write-local-settings.ts';

const root = join(import.meta.dirname, '..');

const say = (line: string) => console.info(`  ${line}`);

const USAGE = `npm start [-- --state <folder>]
    the local world: a tenant, both products and an inbox. Ctrl+C ends it and forgets everything
    --state <folder>   keeps tenant and products there, and goes on from it at the next start
  local/README.md: how to move it to other ports`;

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: { state: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.info(USAGE);
  const folder = values.state === undefined ? undefined : openStateFolder(resolve(values.state));
  const built = await assemble({ root, out: join(root, 'build'), environment: 'local' });
  if (built.kind === 'refused') throw new Error(built.problems.map(describeProblem).join('\n'));
  const files = await ensureCertificate(join(root, '.local'));
  const certificate = {
    key: readFileSync(files.key, 'utf8'),
    cert: readFileSync(files.cert, 'utf8'),
  };
  const world = await startWorld({
    root,
    ports: readPorts(),
    certificate,
    ratePlan: 'enterprise',
    folder,
    readKeys: (product) => listKeysToKnow(readKeyState(join(root, LOCAL_SETTINGS), product)),
    deploy(parts, goesOn) {
      const deployment = { ...parts, api: connectTenant(parts.access), say };
      // What other worlds replaced is of no use in this one.
      if (!goesOn) rmSync(savedFolder(root, 'local'), { recursive: true, force: true });
      console.info(
        goesOn
          ? `Going on from ${folder?.path}; deploying what differs in build/ ...`
          : 'Deploying build/ into the local tenant, as into a real one ...',
      );
      return goesOn
        ? deploy(deployment, newSaved(root, 'local', Date.now()))
        : deployFirst(deployment);
    },
  });
  const removeSettings = writeLocalSettings(root, world);
  console.info(describeWorld(world.urls, folder?.path));
  const stop = () => {
    removeSettings();
    return world.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** `PIM_PORT=5001 npm start` moves one of them. Throws on what is no port. */
function readPorts(): Ports {
  const read = (name: string, usual: number) => {
    const text = process.env[name];
    if (text === undefined) return usual;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`${name}: a port is a whole number from 1 to 65535`);
    return port;
  };
  return {
    tenant: read('TENANT_PORT', 4400),
    management: read('MANAGEMENT_PORT', 4443),
    pim: read('PIM_PORT', 4401),
    sdm: read('SDM_PORT', 4402),
    inbox: read('INBOX_PORT', 4403),
    smtp: read('SMTP_PORT', 4425),
  };
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
