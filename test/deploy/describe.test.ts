import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { ProductSight } from '../../scripts/deploy/ask-products.ts';
import { describeRollback } from '../../scripts/deploy/describe-plan.ts';
import { describeFindings, judgeTenant } from '../../scripts/deploy/judge-tenant.ts';
import { readEnvironment } from '../../scripts/deploy/read-environment.ts';
import { findCompiled } from '../support/compile-world.ts';

const root = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a rollback says what it put back, field by field', () => {
  const changes = [
    {
      kind: 'update' as const,
      type: 'actions',
      name: 'confirm-email',
      fields: [{ path: 'runtime', before: 'node18', after: 'node22' }],
    },
  ];
  expect(describeRollback(changes)).toBe(
    'Put back:\n~ actions confirm-email\n    runtime: node18 -> node22',
  );
  expect(describeRollback([])).toBe('Put back: nothing, it was as before.');
});

/** The line of the self-check about one product. */
function judge(sight: Partial<ProductSight>): string {
  const product = { name: 'Akeneo PIM', organizations: 2, asked: 2, wrong: [], unreachable: [] };
  const findings = judgeTenant({
    resources: [],
    changes: [],
    issuer: { wanted: undefined, found: null },
    extensionGetsToken: true,
    sessions: { tellsApplications: true, extensionEndsSessions: true },
    applicationsOfClosed: [],
    undeployedActions: [],
    products: [{ ...product, ...sight }],
    assumptions: 0,
  });
  return describeFindings(
    findings.filter(({ what }) => what.startsWith('products answer')),
    'production',
  );
}

test.each([
  [{ tellsApplications: false, extensionEndsSessions: false }, 'not seen', 'not seen'],
  [{ tellsApplications: null, extensionEndsSessions: true }, 'seen', 'cannot tell'],
])('the self-check says what a plan without sessions costs: %j', (sessions, ends, tells) => {
  const findings = judgeTenant({
    ...{ resources: [], changes: [], issuer: { wanted: undefined, found: null }, sessions },
    ...{ extensionGetsToken: true, applicationsOfClosed: [], undeployedActions: [] },
    ...{ products: [], assumptions: 0 },
  });
  const sight = (part: string) => findings.find(({ what }) => what.includes(part))?.sight;
  expect([sight('may end sessions'), sight('are told when')]).toEqual([ends, tells]);
});

test('the self-check tells a product that keeps the contract from one that cannot be reached from here, and from one that refuses', () => {
  const what = 'products answer: Akeneo PIM, for';
  const whose = 'organizations that are on or in a pilot';
  expect(judge({})).toBe(`seen         ${what} 2 ${whose}`);
  const silent = ['acme', 'nordic'].map((organization) => ({ organization, line: 'no answer' }));
  const said = judge({ unreachable: silent });
  expect(said).toContain(
    `cannot tell  ${what} 2 ${whose}\n             acme: no answer\n             nordic: no answer\n\n`,
  );
  expect(said).toContain('Akeneo PIM did not answer this machine, at: acme, nordic.');
  expect(said).toContain('"temporarily unavailable"');
  expect(said).toMatch(/npm run organization -- check acme nordic --env production$/);
  const refused = [{ organization: 'acme', line: 'refused' }];
  expect(judge({ wrong: refused })).toBe(
    `not seen     ${what} 2 ${whose}\n             acme: refused`,
  );
  expect(judge({ wrong: refused, unreachable: silent.slice(1) })).toContain(
    `not seen     ${what} 2 ${whose}\n             acme: refused\n             nordic: no answer\n\n`,
  );
  expect(judge({ organizations: 5000, asked: 20 })).toBe(
    `seen         ${what} 20 of 5000 ${whose}`,
  );
  expect(judge({ organizations: 0, asked: 0 })).toContain('nobody is let in yet');
});

// ASVS 13.2.1 for the second: whoever runs one product must not pass for the tenant at the other.
test('a product key that is too short, or the same for two products, is refused with file, key and reason, and is not quoted', () => {
  mkdirSync(join(root, 'tenant/environments/here'), { recursive: true });
  writeFileSync(join(root, 'tenant/environments/here/settings.json'), '{}');
  const keywords = { PIM_KEY: { kind: 'secret' }, SDM_KEY: { kind: 'secret' } };
  writeFileSync(join(root, 'tenant/keywords.json'), JSON.stringify(keywords));
  const access = 'AUTH0_DOMAIN=a.example\nAUTH0_CLIENT_ID=a\nAUTH0_CLIENT_SECRET=b\n';
  const write = (pim: string) =>
    writeFileSync(join(root, '.env.here'), `${access}PIM_KEY=${pim}\nSDM_KEY=${'s'.repeat(32)}\n`);
  write('abcde');
  expect(() => readEnvironment(root, 'here')).toThrow(
    '.env.here: PIM_KEY has 5 bytes: at least 32, or whoever sees one call to Akeneo PIM could find it by trying (openssl rand -hex 32 makes one)',
  );
  write('s'.repeat(32));
  expect(() => readEnvironment(root, 'here')).toThrow(
    /^\.env\.here: two products have the same key: whoever runs one of them could ask the other about everybody$/,
  );
  write('p'.repeat(32));
  expect(readEnvironment(root, 'here').keywords).toMatchObject({ PIM_KEY: 'p'.repeat(32) });
});

test.each(['plan', 'deploy', 'rollback'] as const)('%s --help says how it is called', (name) => {
  const { status, stdout } = spawnSync(process.execPath, [findCompiled(name), '--help'], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(new RegExp(`^npm run ${name} -- --env <name>`));
  expect(stdout).toContain('Exit code 0');
  expect(status).toBe(0);
});
