import { expect, test } from '@jest/globals';
import { describeAccount, describeSummary } from '../../scripts/support/describe-sweep.ts';
import { sweepUnconfirmed } from '../../scripts/support/sweep-unconfirmed.ts';
import { intercept } from '../support/intercept.ts';
import {
  connectToFake,
  hour,
  json,
  makeImport,
  now,
  settings,
  startFakeTenant,
} from './fake-tenant.ts';

const server = intercept();
const dayAgo = now - 24 * hour;

async function sweep({ dryRun = false, asJson = false } = {}) {
  const { support, waits } = await connectToFake();
  const lines: string[] = [];
  const summary = await sweepUnconfirmed(support, { dryRun }, (profile, end) => {
    const line = describeAccount(profile, end, asJson);
    if (line !== null) lines.push(line);
  });
  return { summary, waits, text: [...lines, describeSummary(summary, dryRun, asJson)] };
}

const clean = { kept: {}, failed: {}, stopped: null };

test('nothing to do is nothing wrong, and takes three calls', async () => {
  const tenant = startFakeTenant(server, []);
  expect((await sweep()).summary).toEqual({ swept: 0, ...clean });
  expect(tenant.asked).toEqual(['GET /connections', 'GET /organizations', 'GET /users']);
  expect(tenant.queries).toEqual([
    `identities.connection:"akeneo-product-cloud" AND email_verified:false AND created_at:[* TO ${new Date(now - hour).toISOString()}]`,
  ]);
});

test('one goes and its neighbours stay: five calls for it, none for those', async () => {
  const left = makeImport(1, dayAgo);
  const confirmed = makeImport(2, dayAgo + 1);
  confirmed.app_metadata.confirmed_email = 'was@acme.example';
  const young = { ...makeImport(3, dayAgo + 2), last_login: new Date(now - 1).toISOString() };
  const tenant = startFakeTenant(server, [left, confirmed, young]);
  const { summary, text } = await sweep();
  expect(summary).toEqual({ ...clean, swept: 1, kept: { confirmed: 1, too_young: 1 } });
  expect(tenant.asked.slice(3)).toEqual([
    `GET /users/${left.user_id}`,
    'DELETE /identity/v1/accounts/1/product-cloud',
    `PATCH /users/${left.user_id}`,
    'DELETE /connections/con_main/users',
    `DELETE /users/${left.user_id}`,
  ]);
  expect([...tenant.users.keys()]).toEqual([confirmed.user_id, young.user_id]);
  expect(text).toEqual([
    `deleted     p***@acme.example  ${left.user_id}`,
    'First sign-ins deleted: 1\nKept: somebody may be in the middle of it [too_young]: 1\nKept: the email address is confirmed [confirmed]: 1',
  ]);
});

test('2,500 are gone through page by page, although search shows 1,000 and lags behind', async () => {
  // All but every fiftieth stay, several of them in the same millisecond.
  const people = Array.from({ length: 2500 }, (_, id) => ({
    ...makeImport(id, dayAgo + Math.floor(id / 40)),
    ...(id % 50 !== 0 && { blocked: true }),
  }));
  const tenant = startFakeTenant(server, people);
  const { summary } = await sweep();
  expect(summary).toEqual({ ...clean, swept: 50, kept: { blocked: 2450 } });
  expect(tenant.users.size).toBe(2450);
  expect(new Set(tenant.queries).size).toBe(tenant.queries.length);
  expect(tenant.queries.length).toBeLessThan(60);
});

test('more than a page in one millisecond: it goes on after them, and ends', async () => {
  const crowd = Array.from({ length: 150 }, (_, id) => makeImport(id, dayAgo));
  const tenant = startFakeTenant(server, [...crowd, makeImport(200, dayAgo + 5)]);
  expect((await sweep()).summary.swept).toBe(101);
  // Search has caught up by the next time.
  tenant.index.splice(0, tenant.index.length, ...tenant.users.values());
  expect((await sweep()).summary.swept).toBe(50);
  expect(tenant.users.size).toBe(0);
});

test('what search shows is believed for staying, never for going', async () => {
  const shown = makeImport(1, dayAgo);
  const tenant = startFakeTenant(server, [shown]);
  tenant.users.set(shown.user_id, {
    ...shown,
    email_verified: true,
    app_metadata: { ...shown.app_metadata, confirmed_email: shown.email },
  });
  expect((await sweep()).summary).toEqual({ ...clean, swept: 0, kept: { confirmed: 1 } });
  expect(tenant.asked.filter((call) => !call.startsWith('GET'))).toEqual([]);
});

test('deleted by somebody else meanwhile, before it was read or on the way', async () => {
  const [one, two, three] = [1, 2, 3].map((id) => makeImport(id, dayAgo + id));
  const tenant = startFakeTenant(
    server,
    [one, two, three].flatMap((user) => user ?? []),
  );
  tenant.users.delete(one?.user_id ?? '');
  tenant.answer = (call) =>
    call === `PATCH /users/${two?.user_id}` ? json({ statusCode: 404 }, 404) : null;
  expect((await sweep()).summary).toEqual({ ...clean, swept: 2 });
});

test.each(['GET /users', 'GET /connections', 'GET /organizations'])(
  '429 at %s: waits until Auth0 says, and goes on',
  async (limited) => {
    const tenant = startFakeTenant(server, [makeImport(1, dayAgo)]);
    const reset = String(now / 1000 + 7);
    tenant.answer = (call, count) =>
      call === limited && count < 3
        ? json({ statusCode: 429 }, 429, { 'x-ratelimit-reset': reset })
        : null;
    const { summary, waits } = await sweep();
    expect(summary).toEqual({ ...clean, swept: 1 });
    expect(waits).toEqual([7000, 7000]);
  },
);

test('429 without an end stops after ten waits', async () => {
  const tenant = startFakeTenant(server, []);
  tenant.answer = (call) => (call === 'GET /users' ? json({}, 429) : null);
  const { summary, waits } = await sweep();
  expect(summary.stopped).toEqual({ reason: 'management_unavailable', status: 429 });
  expect(waits).toEqual(Array(10).fill(5000));
});

test.each([401, 403, 500, 503])('%s at the search: stopped, nothing touched', async (status) => {
  const tenant = startFakeTenant(server, [makeImport(1, dayAgo)]);
  tenant.answer = (call) => (call === 'GET /users' ? json({}, status) : null);
  const { summary, text } = await sweep();
  expect(summary.stopped).toEqual({ reason: 'management_unavailable', status });
  expect(text.join('\n')).toContain(`Stopped early: management_unavailable ${status}`);
  expect(tenant.asked.every((call) => call.startsWith('GET'))).toBe(true);
});

test('a failure at any step of one account: the next one is swept, and the next sweep finishes it', async () => {
  const [one, two] = [makeImport(1, dayAgo), makeImport(2, dayAgo + 1)];
  for (const [step, reason] of [
    [`GET /users/${one.user_id}`, 'management_unavailable'],
    ['pim DELETE /identity/v1/accounts/1/product-cloud', 'product_unavailable'],
    [`PATCH /users/${one.user_id}`, 'management_unavailable'],
    [`DELETE /users/${one.user_id}`, 'management_unavailable'],
  ] as const) {
    const tenant = startFakeTenant(server, [structuredClone(one), structuredClone(two)]);
    tenant.answer = (call) => (call === step ? json({}, 500) : null);
    const first = await sweep();
    expect({ step, ...first.summary }).toEqual({
      step,
      ...clean,
      swept: 1,
      failed: { [reason]: 1 },
    });
    expect([...tenant.users.keys()]).toEqual([one.user_id]);
    tenant.answer = () => null;
    expect((await sweep()).summary.swept).toBe(1);
    expect(tenant.users.size).toBe(0);
    server.resetHandlers();
  }
});

test('a product that refuses us is no released claim', async () => {
  for (const status of [401, 404]) {
    const tenant = startFakeTenant(server, [makeImport(1, dayAgo)]);
    tenant.answer = (call) => (call.startsWith('pim') ? json({}, status) : null);
    expect((await sweep()).summary).toEqual({ ...clean, swept: 0, failed: { product_refused: 1 } });
    expect(tenant.users.size).toBe(1);
    expect(tenant.asked.some((call) => call.startsWith('PATCH'))).toBe(false);
    server.resetHandlers();
  }
});

test('five accounts in a row that the Management API keeps from us: it stops there', async () => {
  const people = Array.from({ length: 20 }, (_, id) => makeImport(id, dayAgo + id));
  const tenant = startFakeTenant(server, people);
  tenant.answer = (call) => (call.startsWith('PATCH') ? json({}, 403) : null);
  const { summary } = await sweep();
  expect(summary.stopped).toEqual({ reason: 'management_unavailable', status: 403 });
  expect(summary.failed).toEqual({ management_unavailable: 5 });
  expect(tenant.users.size).toBe(20);
});

test('an account of a customer that no organization stands for stays', async () => {
  const stranger = makeImport(1, dayAgo);
  const key = 'pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1affe|1';
  stranger.user_id = `auth0|${key}`;
  stranger.identities = [{ connection: 'akeneo-product-cloud', user_id: key, provider: 'auth0' }];
  startFakeTenant(server, [stranger]);
  expect((await sweep()).summary).toEqual({
    ...clean,
    swept: 0,
    kept: { organization_unknown: 1 },
  });
});

test('a dry run changes nothing and says what would go', async () => {
  const tenant = startFakeTenant(server, [makeImport(1, dayAgo)]);
  const { summary, text } = await sweep({ dryRun: true });
  expect(summary.swept).toBe(1);
  expect(text.join('\n')).toMatch(/would go .*\nFirst sign-ins that would be deleted: 1$/);
  expect(tenant.asked.every((call) => call.startsWith('GET'))).toBe(true);
});

test('as JSON: a line for each account, a summary, and neither addresses nor secrets', async () => {
  const tenant = startFakeTenant(server, [makeImport(1, dayAgo), makeImport(2, dayAgo + 1)]);
  tenant.answer = (call) =>
    call === 'pim DELETE /identity/v1/accounts/2/product-cloud' ? json({}, 500) : null;
  const { text } = await sweep({ asJson: true });
  expect(text.map((line) => JSON.parse(line))).toEqual([
    { result: 'swept', user_id: makeImport(1, 0).user_id, email: 'p***@acme.example' },
    {
      result: 'failed',
      user_id: makeImport(2, 0).user_id,
      email: 'p***@acme.example',
      reason: 'product_unavailable',
      status: 0,
    },
    {
      result: 'summary',
      dry_run: false,
      deleted: 1,
      kept: {},
      failed: { product_unavailable: 1 },
      stopped: null,
    },
  ]);
  const all = text.join('\n');
  expect(all).not.toContain('person-');
  for (const secret of [settings.SUPPORT_CLIENT_SECRET, settings.PIM_KEY]) {
    expect(all).not.toContain(secret);
  }
});
