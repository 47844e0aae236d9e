import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureCertificate } from './certificate.ts';

const root = join(import.meta.dirname, '..');

/** Node reads NODE_EXTRA_CA_CERTS once, when it starts: the world runs in a process of its own that trusts the certificate. */
async function start(): Promise<void> {
  const { ca } = await ensureCertificate(join(root, '.local'));
  const world = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'serve.ts')], {
    stdio: 'inherit',
    env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => world.kill(signal));
  world.on('exit', (code) => process.exit(code ?? 1));
}

await start();
