import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfiguration } from '../../local/tenant/load/load-configuration.ts';
import { describeKeywords } from '../../local/world/describe-keywords.ts';
import { assemble } from '../../scripts/build/assemble.ts';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const build = join(folder, 'build');
const values = describeKeywords({
  urls: {
    tenant: 'http://localhost:4400/',
    management: 'localhost:4443',
    pim: 'http://localhost:4401',
    sdm: 'http://localhost:4402',
    inbox: 'http://localhost:4403',
  },
  keys: { pim: 'a key of PIM', sdm: 'a key of SDM' },
  organizations: ['acme'],
  smtpPort: 4425,
});

beforeAll(async () => {
  const built = await assemble({ root: process.cwd(), out: build, environment: 'local' });
  expect(built.kind).toBe('built');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('with every value, the tenant gets the Actions, their secrets and the organizations', async () => {
  const { actions, organizations } = await loadConfiguration(build, values);
  const secrets = actions.find(({ name }) => name === 'confirm-email')?.secrets;
  expect(secrets).toMatchObject({ PIM_KEY: 'a key of PIM', ISSUER: 'http://localhost:4400/' });
  const acme = organizations.find(({ name }) => name === 'acme');
  expect(acme?.metadata.pim_url).toBe('http://localhost:4401/acme');
});

test.each([['PIM_KEY'], ['LOCAL_PIM']])(
  'without %s nothing is loaded; file and key are named, no value',
  async (key) => {
    const { [key]: _, ...others } = values;
    const failure = await loadConfiguration(build, others).catch((error: Error) => error.message);
    expect(failure).toContain(`${key} has no value`);
    expect(failure).toMatch(/\.json: /);
    expect(failure).not.toContain('a key of SDM');
    await expect(loadConfiguration(build, { ...values, [key]: '' })).rejects.toThrow(key);
  },
);

test('a name that nothing stands for is refused', async () => {
  const copy = join(folder, 'copy');
  cpSync(build, copy, { recursive: true });
  rmSync(join(copy, 'clients', 'email-confirmation.json'));
  await expect(loadConfiguration(copy, values)).rejects.toThrow(
    'no application is named Akeneo Product Cloud',
  );
});
