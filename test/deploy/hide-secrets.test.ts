import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ensureCertificate } from '../../scripts/certificate.ts';
import { useDeployCli } from '../../scripts/deploy/deploy-cli.ts';
import { hideSecrets } from '../../scripts/deploy/hide-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'empty-'));
const keywords = { SMTP_PASS: 'p"4', PIM_KEY: 'k7', EMAIL_FROM: 'sender@example.com' };
const access = { clientId: 'deployer', clientSecret: 'k7-of-it' };
let domain = '';
let close: () => void;

/** A tenant that refuses everything, and repeats what it was told. */
beforeAll(async () => {
  const { key, cert } = await ensureCertificate(resolve('.local'));
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
  server.on('request', (_, answer) => {
    const told = `${Object.values(keywords).join(' ')} ${access.clientSecret}`;
    answer.writeHead(401, { 'content-type': 'application/json' });
    answer.end(JSON.stringify({ error: 'access_denied', error_description: `No: ${told}` }));
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  domain = `localhost:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => {
  close?.();
  rmSync(folder, { recursive: true, force: true });
});

test('when Deploy CLI fails, no secret is shown however short it is, and a setting is', async () => {
  const failed = await useDeployCli({
    kind: 'import',
    root: resolve('.'),
    folder,
    types: ['clients'],
    keywords,
    access: { domain, ...access },
  }).then(
    () => 'no failure',
    (error: Error) => error.message,
  );
  expect(failed).toContain('No: [hidden] [hidden] sender@example.com [hidden]');
  for (const secret of ['p"4', 'p\\"4', 'k7']) expect(failed).not.toContain(secret);
}, 60_000);

test('a secret is hidden as it stands in JSON too, over several lines, and where another is a part of it', () => {
  const secrets = ['a"b\nc', 'abc', 'ab', '', undefined, 7];
  expect(hideSecrets('x a"b\nc y {"k":"a\\"b\\nc"} abc ab 7', secrets)).toBe(
    'x [hidden] y {"k":"[hidden]"} [hidden] [hidden] 7',
  );
});
