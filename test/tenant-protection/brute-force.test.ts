import { expect, test } from '@jest/globals';
import {
  type Attempt,
  checkBlock,
  clearFailures,
  liftBlocks,
  listBlocks,
  recordFailure,
} from '../../local/tenant/protection/brute-force.ts';
import type { TenantConfiguration } from '../../local/tenant/store/types.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { productCloudConnection as connection, makeTenant } from '../support/make-tenant.ts';

const attempt: Attempt = { identifier: 'ada@acme.test', connection, ip: '1.1.1.1' };
const day = 24 * 3_600_000;

function protect(changes: Partial<TenantConfiguration['bruteForce']> = {}): Tenant {
  return makeTenant({
    configuration: {
      bruteForce: { ...makeTenant().configuration.bruteForce, max_attempts: 3, ...changes },
    },
  });
}

function fail(tenant: Tenant, times: number, changes: Partial<Attempt> = {}) {
  return Array.from({ length: times }, () => recordFailure(tenant, { ...attempt, ...changes }));
}

function logTypes(tenant: Tenant) {
  return tenant.state.logs.map((event) => event.type);
}

test('the failure that reaches the limit blocks, once in the log and with one mail', () => {
  const tenant = protect();
  expect(fail(tenant, 2).map((one) => one.kind)).toEqual(['counted', 'counted']);
  expect(checkBlock(tenant, attempt)).toEqual({ kind: 'open' });
  expect(fail(tenant, 1)).toEqual([{ kind: 'blocked', notify: true }]);
  expect(checkBlock(tenant, attempt)).toEqual({ kind: 'blocked' });
  expect(fail(tenant, 2).map((one) => one.kind)).toEqual(['counted', 'counted']);
  expect(logTypes(tenant)).toEqual(['limit_wc']);
});

test('a block is for one identifier from one address', () => {
  const tenant = protect();
  fail(tenant, 3);
  expect(checkBlock(tenant, { ...attempt, ip: '2.2.2.2' }).kind).toBe('open');
  expect(checkBlock(tenant, { ...attempt, identifier: 'grace@acme.test' }).kind).toBe('open');
  const other = { ...connection, name: 'other' };
  expect(checkBlock(tenant, { ...attempt, connection: other }).kind).toBe('open');
});

test('spelling an identifier otherwise gives no new guesses', () => {
  const tenant = protect();
  for (const identifier of ['élodie', ' ÉLODIE ', 'élodie'.normalize('NFD')])
    fail(tenant, 1, { identifier });
  expect(checkBlock(tenant, { ...attempt, identifier: 'élodie' }).kind).toBe('blocked');
});

test('account lockout counts an identifier from every address', () => {
  const tenant = protect({ mode: 'count_per_identifier' });
  for (const ip of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) fail(tenant, 1, { ip });
  expect(checkBlock(tenant, { ...attempt, ip: '4.4.4.4' }).kind).toBe('blocked');
});

test('a sign-in forgets the failures before it', () => {
  const tenant = protect();
  fail(tenant, 2);
  clearFailures(tenant, attempt);
  fail(tenant, 2);
  expect(checkBlock(tenant, attempt).kind).toBe('open');
});

test('a block ends after 30 days, and counting starts again', () => {
  const tenant = protect();
  fail(tenant, 3);
  tenant.clock.advance(30 * day - 60_000);
  expect(checkBlock(tenant, attempt).kind).toBe('blocked');
  tenant.clock.advance(60_000);
  expect(checkBlock(tenant, attempt).kind).toBe('open');
  expect(fail(tenant, 2).map((one) => one.kind)).toEqual(['counted', 'counted']);
  expect(fail(tenant, 1)).toEqual([{ kind: 'blocked', notify: true }]);
});

test('a raised limit opens a block until it is reached in turn', () => {
  const tenant = protect();
  fail(tenant, 3);
  tenant.configuration.bruteForce.max_attempts = 5;
  expect(checkBlock(tenant, attempt).kind).toBe('open');
  expect(fail(tenant, 2).map((one) => one.kind)).toEqual(['counted', 'blocked']);
  expect(checkBlock(tenant, attempt).kind).toBe('blocked');
});

test('one address gets one mail an hour, whatever it attacks', () => {
  const tenant = protect();
  const block = (identifier: string, ip?: string) =>
    fail(tenant, 3, { identifier, ...(ip !== undefined && { ip }) })[2];
  expect(block('a')).toEqual({ kind: 'blocked', notify: true });
  expect(block('b')).toEqual({ kind: 'blocked', notify: false });
  expect(block('a', '2.2.2.2')).toEqual({ kind: 'blocked', notify: true });
  tenant.clock.advance(3_600_000);
  expect(block('c')).toEqual({ kind: 'blocked', notify: true });
});

test.each([
  ['switched off', protect({ enabled: false }), {}],
  ['the address allowed', protect({ allowlist: ['1.1.1.1'] }), {}],
  [
    'off for the connection',
    protect(),
    {
      connection: {
        ...connection,
        options: { ...connection.options, brute_force_protection: false },
      },
    },
  ],
])('with protection %s nothing is counted', (_, tenant, changes) => {
  fail(tenant, 5, changes);
  expect(checkBlock(tenant, { ...attempt, ...changes }).kind).toBe('open');
  expect(tenant.state.blocks).toHaveLength(0);
  expect(tenant.state.logs).toHaveLength(0);
});

test('without the shields a reached limit is only logged', () => {
  const tenant = protect({ shields: [] });
  expect(fail(tenant, 3)[2]).toEqual({ kind: 'blocked', notify: false });
  expect(checkBlock(tenant, attempt).kind).toBe('open');
  expect(logTypes(tenant)).toEqual(['limit_wc']);
});

test('blocks are listed and lifted by identifier, and lifting is logged', () => {
  const tenant = protect();
  fail(tenant, 3);
  fail(tenant, 2, { identifier: 'grace@acme.test' });
  expect(listBlocks(tenant, ['ADA@acme.test', 'grace@acme.test'])).toMatchObject([
    { identifier: 'ada@acme.test', ip: '1.1.1.1', connection: connection.name },
  ]);
  liftBlocks(tenant, ['ada@acme.test']);
  expect(checkBlock(tenant, attempt).kind).toBe('open');
  expect(listBlocks(tenant, ['ada@acme.test'])).toEqual([]);
  expect(logTypes(tenant)).toEqual(['limit_wc', 'ublkdu']);
  fail(tenant, 1);
  expect(checkBlock(tenant, attempt).kind).toBe('open');
});
