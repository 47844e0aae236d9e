import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { describeLimits } from '../../scripts/support/describe-limits.ts';
import { sweepLimits } from '../../scripts/support/sweep-limits.ts';
import { intercept } from '../support/intercept.ts';
import { connectToFake, hour, json, makeImport, now, startFakeTenant } from './fake-tenant.ts';

const server = intercept();
const day = 24 * hour;
const midnight = now - 12 * hour;

function makeSlot(n: number, createdAt: number) {
  const digits = createHash('sha256').update(String(n)).digest('hex');
  return {
    ...makeImport(n, createdAt),
    user_id: `auth0|${digits}`,
    email: `${digits}@daily-limits.invalid`,
    identities: [{ connection: 'daily-limits', user_id: digits, provider: 'auth0' }],
    app_metadata: {},
  };
}

async function sweep(dryRun = false) {
  const { support, waits } = await connectToFake();
  return { summary: await sweepLimits(support, { dryRun }), waits };
}

const clean = { kept: 0, failed: 0, stopped: null };

test('nothing to do is one call', async () => {
  const tenant = startFakeTenant(server, []);
  expect((await sweep()).summary).toEqual({ deleted: 0, ...clean });
  expect(tenant.asked).toEqual(['GET /users']);
  expect(tenant.queries).toEqual([
    `identities.connection:"daily-limits" AND email_verified:false AND created_at:[* TO ${new Date(midnight - 1).toISOString()}]`,
  ]);
});

test('250 slots of past days cost three pages and a call each; those of today stay', async () => {
  const past = Array.from({ length: 250 }, (_, n) => makeSlot(n, midnight - day + n));
  const today = makeSlot(300, midnight);
  const tenant = startFakeTenant(server, [...past, today]);
  expect((await sweep(true)).summary).toEqual({ deleted: 250, ...clean });
  expect(tenant.users.size).toBe(251);
  tenant.asked.length = 0;
  expect((await sweep()).summary).toEqual({ deleted: 250, ...clean });
  expect(tenant.asked.filter((call) => call === 'GET /users')).toHaveLength(3);
  expect(tenant.asked).toHaveLength(253);
  expect([...tenant.users.keys()]).toEqual([today.user_id]);
});

test('an hour after midnight the slots of yesterday go, not before: a form may be open from before it', async () => {
  const tenant = startFakeTenant(server, [makeSlot(1, midnight - 1)]);
  const { support } = await connectToFake();
  const at = (ms: number) => sweepLimits({ ...support, now: () => ms }, { dryRun: false });
  expect(await at(midnight + hour - 1)).toEqual({ deleted: 0, ...clean });
  expect(await at(midnight + hour)).toEqual({ deleted: 1, ...clean });
  expect(tenant.users.size).toBe(0);
});

test('what is no slot stays, wherever search finds it', async () => {
  const slot = makeSlot(1, midnight - day);
  const people = [
    { ...makeImport(2, midnight - day) },
    { ...makeSlot(3, midnight - day), email: 'person@acme.example' },
    { ...makeSlot(4, midnight - day), identities: [...slot.identities, ...slot.identities] },
    { ...makeSlot(5, midnight - day), identities: makeImport(5, 0).identities },
  ];
  const tenant = startFakeTenant(server, [slot, ...people]);
  expect((await sweep()).summary).toEqual({ ...clean, deleted: 1, kept: 4 });
  expect(tenant.users.size).toBe(4);
});

test('429: waits until Auth0 says; less than half of the room left: a second for sign-ins', async () => {
  const slots = [1, 2].map((n) => makeSlot(n, midnight - day + n));
  const tenant = startFakeTenant(server, slots);
  const [first, second] = slots.map(({ user_id }) => `DELETE /users/${user_id}`);
  const reset = String(now / 1000 + 7);
  const room = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '24' };
  tenant.answer = (call, count) => {
    if (call === first && count === 1) return json({}, 429, { 'x-ratelimit-reset': reset });
    return call === second ? json({}, 200, room) : null;
  };
  const { summary, waits } = await sweep();
  expect(summary).toEqual({ ...clean, deleted: 2 });
  expect(waits).toEqual([7000, 1000]);
});

test.each([401, 403, 500])('%s: stops after five in a row, and says so', async (status) => {
  const slots = Array.from({ length: 9 }, (_, n) => makeSlot(n, midnight - day + n));
  const tenant = startFakeTenant(server, slots);
  tenant.answer = (call) => (call.startsWith('DELETE') ? json({}, status) : null);
  const { summary } = await sweep();
  const stopped = { reason: 'management_unavailable', status };
  expect(summary).toEqual({ deleted: 0, kept: 0, failed: 5, stopped });
  expect(describeLimits(summary, false, false)).toContain(
    `Not deleted, the next sweep tries again: 5\nStopped early: management_unavailable ${status}`,
  );
  expect(JSON.parse(describeLimits(summary, true, true))).toEqual({
    ...{ result: 'summary', dry_run: true },
    ...summary,
  });
});
