import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ensureCertificate } from '../../scripts/certificate.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
let server: Server;
let url: string;
let caFile: string;

beforeAll(async () => {
  const { ca, key, cert } = await ensureCertificate(folder);
  caFile = ca;
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  server = createServer(pair, (_request, response) => response.end('trusted'));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `https://localhost:${(server.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

async function fetchFromWorker(env: Record<string, string>) {
  const script = join(process.cwd(), 'test/tenant-scripts/fetch-from-worker.ts');
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, url], {
    env: { ...inherited, ...env },
  });
  return JSON.parse(stdout) as unknown;
}

test('fetch in a worker without environment trusts the NODE_EXTRA_CA_CERTS of the process', async () => {
  expect(await fetchFromWorker({ NODE_EXTRA_CA_CERTS: caFile })).toEqual({
    kind: 'profile',
    profile: { user_id: 'trusted', environment: [] },
  });
});

test('without NODE_EXTRA_CA_CERTS the same certificate is refused', async () => {
  // The second one where this process trusts another CA of that name: its server then sends that one along.
  const refused = /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE)$/;
  expect(await fetchFromWorker({})).toMatchObject({
    kind: 'error',
    message: expect.stringMatching(refused),
  });
});
