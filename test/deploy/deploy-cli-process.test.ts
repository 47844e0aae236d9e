import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { ensureCertificate } from '../../scripts/certificate.ts';

test('Deploy CLI ends when the command that started it is killed, also in the middle of a call', async () => {
  const { key, cert, ca } = await ensureCertificate(resolve('.local'));
  // Never answers.
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const asked = new Promise((arrived) => server.once('request', arrived));
  const child = fork(resolve('scripts/deploy/deploy-cli-process.cjs'), {
    execArgv: [],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = new Promise((exit) => child.once('exit', exit));
  const config = {
    AUTH0_DOMAIN: `localhost:${(server.address() as AddressInfo).port}`,
    AUTH0_CLIENT_ID: 'deployer',
    AUTH0_CLIENT_SECRET: 'secret',
  };
  child.send({
    kind: 'export',
    parameters: { config, env: false, output_folder: tmpdir(), format: 'directory' },
  });
  await asked;
  // What the system does to the channel of a process that is gone.
  child.disconnect();
  // Not 1, with which it ends when the call fails.
  expect(await ended).toBe(130);
  server.closeAllConnections();
  server.close();
}, 30_000);
