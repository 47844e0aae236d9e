import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ensureCertificate } from '../../scripts/certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY_MS = 24 * 3600 * 1000;

test('a certificate is made once, kept while it is valid, and made again near its expiry', async () => {
  const files = await ensureCertificate(folder);
  const first = readFileSync(files.cert, 'utf8');

  await ensureCertificate(folder);
  expect(readFileSync(files.cert, 'utf8')).toBe(first);

  await ensureCertificate(folder, Date.now() + 340 * DAY_MS);
  expect(readFileSync(files.cert, 'utf8')).not.toBe(first);
});

test('a lost key: the whole set is made again', async () => {
  const files = await ensureCertificate(folder);
  const first = readFileSync(files.ca, 'utf8');
  rmSync(files.key);
  await ensureCertificate(folder);
  expect(readFileSync(files.ca, 'utf8')).not.toBe(first);
});

test('a process started with NODE_EXTRA_CA_CERTS trusts localhost and 127.0.0.1; another does not', async () => {
  const files = await ensureCertificate(folder);
  const server = createServer(
    { key: readFileSync(files.key), cert: readFileSync(files.cert) },
    (_, answer) => answer.end('hello'),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await get(`https://${host}:${port}/`, { NODE_EXTRA_CA_CERTS: files.ca })).toBe(
        'hello',
      );
    }
    expect(await get(`https://localhost:${port}/`, {})).toMatch(/fetch failed/);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

function get(url: string, trust: Record<string, string>): Promise<string> {
  const program = `fetch(${JSON.stringify(url)}).then((r) => r.text()).catch(String).then(console.log)`;
  return new Promise((done) => {
    const child = spawn(process.execPath, ['-e', program], {
      env: { PATH: process.env.PATH, ...trust },
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('close', () => done(text.trim()));
  });
}
