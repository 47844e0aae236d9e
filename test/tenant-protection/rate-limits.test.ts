import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseLimit } from '../../local/tenant/management-api/rate-plans.ts';
import type { Attempt } from '../../local/tenant/protection/brute-force.ts';
import { noteFailure, noteSuccess, takeLogin } from '../../local/tenant/protection/login-limits.ts';
import { perMinute, refill, take } from '../../local/tenant/protection/token-bucket.ts';
import type { TenantConfiguration } from '../../local/tenant/store/types.ts';
import { productCloudConnection as connection, makeTenant } from '../support/make-tenant.ts';

const attempt: Attempt = { identifier: 'ada@acme.test', connection, ip: '1.1.1.1' };

/** A tenant whose clock stands still until it is moved. */
function freeze(configuration: Partial<TenantConfiguration> = {}) {
  let now = Date.UTC(2026, 10, 21, 12);
  const advance = (ms: number) => {
    now += ms;
  };
  const clock = { now: () => now, offsetMs: () => 0, advance };
  return makeTenant({ clock, configuration });
}

function takeMany(tenant: ReturnType<typeof freeze>, times: number) {
  return Array.from({ length: times }, () => take(tenant, 'x', perMinute(10, 5)).kind);
}

test('a burst, then one by one, and it says when', () => {
  const tenant = freeze();
  expect(takeMany(tenant, 10)).toEqual(Array(10).fill('taken'));
  const empty = take(tenant, 'x', perMinute(10, 5));
  expect(empty).toMatchObject({ kind: 'empty', retryAt: tenant.clock.now() + 12_000 });
  tenant.clock.advance(11_999);
  expect(takeMany(tenant, 1)).toEqual(['empty']);
  tenant.clock.advance(1);
  expect(takeMany(tenant, 2)).toEqual(['taken', 'empty']);
  tenant.clock.advance(60_000);
  expect(takeMany(tenant, 6)).toEqual([...Array(5).fill('taken'), 'empty']);
});

test('what is refused costs nothing; another key is another bucket; a refill is at once', () => {
  const tenant = freeze();
  expect(takeMany(tenant, 100).filter((kind) => kind === 'taken')).toHaveLength(10);
  expect(take(tenant, 'y', perMinute(10, 5))).toMatchObject({ kind: 'taken', left: 9 });
  refill(tenant, 'x');
  expect(takeMany(tenant, 11).filter((kind) => kind === 'taken')).toHaveLength(10);
});

test('in no stretch of time more than a burst and what came in it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30_000 }), { maxLength: 100 }), (pauses) => {
      const tenant = freeze();
      const taken: number[] = [];
      for (const pause of pauses) {
        tenant.clock.advance(pause);
        if (takeMany(tenant, 1)[0] === 'taken') taken.push(tenant.clock.now());
      }
      taken.forEach((from, index) => {
        taken.slice(index).forEach((until, more) => {
          expect(more + 1).toBeLessThanOrEqual(10 + (until - from) / 12_000 + 1e-6);
        });
      });
    }),
  );
});

test('buckets that are full again are forgotten', () => {
  const tenant = freeze();
  for (let n = 0; n < 5000; n += 1) {
    take(tenant, `key ${n}`, perMinute(10, 5));
    tenant.clock.advance(1000);
  }
  expect(tenant.state.buckets.size).toBeLessThan(1100);
});

test('one account from one address: twenty sign-ins, then ten a minute, right or wrong; one entry in the log a minute', () => {
  const tenant = freeze();
  const tries = Array.from({ length: 25 }, () => takeLogin(tenant, attempt).kind);
  expect(tries).toEqual([...Array(20).fill('open'), ...Array(5).fill('limited')]);
  expect(takeLogin(tenant, attempt)).toEqual({ kind: 'limited', code: 'same-user-login' });
  expect(takeLogin(tenant, { ...attempt, identifier: ' ADA@acme.test' }).kind).toBe('limited');
  expect(takeLogin(tenant, { ...attempt, ip: '2.2.2.2' }).kind).toBe('open');
  expect(takeLogin(tenant, { ...attempt, identifier: 'bob@acme.test' }).kind).toBe('open');
  expect(tenant.state.logs).toMatchObject([
    { type: 'limit_sul', user_name: 'ada@acme.test', ip: '1.1.1.1' },
  ]);
  tenant.clock.advance(6000);
  expect(takeLogin(tenant, attempt).kind).toBe('open');
});

test('an address that fails for many accounts is slowed down as the deployed setting says, until somebody gets in', () => {
  const tenant = freeze();
  const failFor = (n: number) => {
    const one = { ...attempt, identifier: `person-${n}@acme.test` };
    const limit = takeLogin(tenant, one);
    if (limit.kind === 'open') noteFailure(tenant, one);
    return limit;
  };
  for (let n = 0; n < 100; n += 1) expect(failFor(n).kind).toBe('open');
  expect(failFor(100)).toEqual({ kind: 'limited', code: 'ip-blocked' });
  expect(tenant.state.logs).toMatchObject([{ type: 'limit_mu', ip: '1.1.1.1' }]);
  expect(takeLogin(tenant, { ...attempt, ip: '2.2.2.2' }).kind).toBe('open');
  tenant.clock.advance(864_000);
  expect([failFor(101).kind, failFor(102).kind]).toEqual(['open', 'limited']);
  tenant.clock.advance(864_000);
  noteSuccess(tenant, attempt);
  expect([failFor(103).kind, failFor(104).kind]).toEqual(['open', 'open']);
});

test.each([
  ['switched off', { enabled: false }],
  ['without its shield', { shields: ['admin_notification'] }],
  ['for an allowed address', { allowlist: ['1.1.1.1'] }],
])('suspicious-IP throttling %s slows nobody down', (_, changes) => {
  const { suspiciousIp } = makeTenant().configuration;
  const tenant = freeze({ suspiciousIp: { ...suspiciousIp, ...changes } });
  for (let n = 0; n < 200; n += 1) noteFailure(tenant, attempt);
  expect(takeLogin(tenant, attempt).kind).toBe('open');
});

test.each([
  ['free', 'GET', '/users', 'all', 2],
  ['enterprise', 'GET', '/users', 'all', 50],
  ['enterprise-non-production', 'DELETE', '/user-blocks', 'all', 10],
  ['essentials', 'GET', '/users', 'read users', 40],
  ['essentials', 'GET', '/users-by-email', 'read users', 40],
  ['essentials', 'PATCH', '/users/auth0%7Cx', 'write users', 20],
  ['essentials', 'DELETE', '/users/auth0%7Cx', 'delete users', 20],
  ['essentials', 'POST', '/users/auth0%7Cx/identities', 'other', 10],
  ['essentials', 'GET', '/logs', 'read logs', 10],
  ['essentials', 'GET', '/connections', 'read connections', 5],
  ['essentials', 'GET', '/user-blocks', 'other', 10],
] as const)(
  'plan %s: %s %s is in the group "%s", %s at once',
  (plan, method, path, bucket, burst) => {
    expect(chooseLimit(plan, method, `/api/v2${path}`)).toMatchObject({ bucket, rate: { burst } });
  },
);
