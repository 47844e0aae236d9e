import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ports, startWorld } from '../local/world.ts';
import { ensureCertificate } from './certificate.ts';
import { describeWorld } from './describe-world.ts';

const root = join(import.meta.dirname, '..');

/** `PIM_PORT=5001 npm start` moves one of them. */
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

async function serve(): Promise<void> {
  const files = await ensureCertificate(join(root, '.local'));
  const certificate = {
    key: readFileSync(files.key, 'utf8'),
    cert: readFileSync(files.cert, 'utf8'),
  };
  const world = await startWorld({ root, ports: readPorts(), certificate });
  console.info(describeWorld(world.urls));
  const stop = () => world.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
