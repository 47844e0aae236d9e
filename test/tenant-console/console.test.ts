import { expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { createConsoleApp } from '../../local/tenant/console/create-console-app.ts';
import type { ProductInWorld, World } from '../../local/tenant/console/world.ts';
import type { Transaction, User } from '../../local/tenant/store/types.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { acme, makeTenant, pimClient } from '../support/make-tenant.ts';

const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
const pages = ['', '/users', '/transactions', '/sessions', '/logs', '/calls'];

function makeWorld(): World & { done: string[] } {
  const done: string[] = [];
  const pim: ProductInWorld = {
    id: 'pim',
    name: 'Akeneo PIM',
    url: 'http://localhost:4401',
    running: true,
    organizations: ['acme', 'legacy'],
  };
  const at = Date.parse('2026-11-21T10:00:00Z');
  return {
    done,
    products: [pim],
    inboxUrl: 'http://localhost:4403/',
    async stopProduct(id) {
      pim.running = false;
      done.push(`stop ${id}`);
    },
    async startProduct(id) {
      pim.running = true;
      done.push(`start ${id}`);
    },
    calls: () => [
      { at, method: 'GET', url: 'http://localhost:4401/first', status: 200, ms: 4, by: 'login' },
      { at, method: 'PUT', url: `http://localhost:4401/second?${attack}`, ms: 3000 },
    ],
    resetCalls: () => void done.push('reset'),
    executions: () => [
      {
        at: '2026-11-21T10:00:00.000Z',
        name: 'confirm-email',
        handler: 'onExecutePostLogin',
        ms: 12,
        outcome: 'suspended',
        commands: [{ call: 'prompt.render', args: [] }],
        logs: attack,
      },
    ],
  };
}

function openConsole(tenant: Tenant = makeTenant()) {
  const world = makeWorld();
  const app = new Hono().route('/__local', createConsoleApp(tenant, world));
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`/__local${path}`, { headers });
  const post = (path: string, init: { body?: string; headers?: Record<string, string> } = {}) =>
    app.request(`/__local${path}`, { method: 'POST', ...init });
  const json = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>;
  return { tenant, world, app, get, post, json };
}

async function addUser(tenant: Tenant, parts: Partial<User> = {}): Promise<User> {
  const creation = await createUser(tenant, {
    connection: 'akeneo-product-cloud',
    identityId: `pim|${acme.metadata.customer_id}|42`,
    email: 'julia@acme.test',
    email_verified: false,
    password: 'Old-Password-1',
  });
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return Object.assign(creation.user, parts);
}

function transaction(parts: Partial<Transaction>): Transaction {
  return {
    id: 'transaction-1',
    state: 'opaque-state-of-the-browser',
    browser: 'browser-cookie',
    client_id: pimClient.client_id,
    request: {
      redirect_uri: 'http://localhost:4401/acme/callback',
      response_type: 'code',
      scope: ['openid'],
      prompt: [],
      ui_locales: [],
    },
    query: { 'ext-proof': 'proof-of-the-link' },
    http: { ip: '127.0.0.1', user_agent: 'x', language: 'en', hostname: 'localhost' },
    organization_id: acme.id,
    locale: 'en',
    createdAt: 0,
    ...parts,
  };
}

test.each(pages)('the page %s is shown when nothing has happened yet', async (path) => {
  const answer = await openConsole().get(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Local tenant');
});

test('the start page is also found with a slash at its end', async () => {
  const answer = await openConsole().get('/');
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/__local']);
  expect((await openConsole().get('/nothing/')).status).toBe(404);
});

test('a user is shown with identities, confirmation and metadata, never with a password or a secret', async () => {
  const { tenant, get, json } = openConsole();
  const user = await addUser(tenant, {
    app_metadata: {
      confirmation: { secret: 'the-256-bits', at: '2026-11-21T10:00:00Z' },
      confirmation_seen: { proof: 'the-proof', at: '2026-11-21T10:00:01Z' },
      migrated: { from: 'pim', password_below_policy: true },
    },
  });
  const page = await (await get('/users')).text();
  expect(page).toContain('julia@acme.test');
  expect(page).toContain('not confirmed');
  expect(page).toContain('pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42');
  const [twin] = await json<object[]>('/users.json');
  expect(twin).toMatchObject({
    user_id: user.user_id,
    email_verified: false,
    identities: [{ connection: 'akeneo-product-cloud' }],
    app_metadata: {
      confirmation: { secret: '••••••', at: '2026-11-21T10:00:00Z' },
      confirmation_seen: { proof: '••••••' },
      migrated: { from: 'pim', password_below_policy: true },
    },
  });
  const hash = [...tenant.state.credentials.byIdentity.values()][0]?.passwordHash ?? 'none';
  for (const shown of [page, JSON.stringify(twin)]) {
    expect(shown).not.toContain('the-256-bits');
    expect(shown).not.toContain('the-proof');
    expect(shown).not.toContain(hash);
    expect(shown).not.toContain('Old-Password-1');
  }
});

test('hostile user data, logs, transactions and calls are shown as text on every page', async () => {
  const { tenant, get } = openConsole();
  await addUser(tenant, { name: attack, email: attack, app_metadata: { [attack]: attack } });
  tenant.log({
    type: attack,
    description: attack,
    user_name: attack,
    details: { [attack]: attack },
  });
  const hostile = transaction({ identifier: attack, locale: attack, createdAt: Date.now() });
  tenant.state.transactions.set('a', hostile);
  tenant.state.blocks.push({ identifier: attack, connection: 'c', ip: attack, failures: 3 });
  for (const path of [...pages, `/logs?type=${encodeURIComponent(attack)}`]) {
    const shown = await (await get(path)).text();
    expect(shown).not.toContain('<script');
    expect(shown).not.toContain('<img');
  }
  expect(await (await get('/users')).text()).toContain('&lt;script&gt;alert(1)');
});

test('no page runs a script or can be framed', async () => {
  for (const path of pages) {
    const answer = await openConsole().get(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    // `no-referrer` would turn the Origin of the page's own buttons into null.
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(await answer.text()).not.toContain('<script');
  }
});

test('the log is newest first, explains its codes, filters by type and masks secrets', async () => {
  const { tenant, get, json } = openConsole();
  tenant.log({ type: 'fp', user_name: 'julia@acme.test' });
  tenant.log({ type: 's', details: { id_token: 'eyJ-token', prompts: [] } });
  const logs = await json<{ type: string; meaning: string; details?: object }[]>('/logs.json');
  expect(logs.map(({ type, meaning }) => [type, meaning])).toEqual([
    ['s', 'Signed in'],
    ['fp', 'Wrong password'],
  ]);
  expect(JSON.stringify(logs)).not.toContain('eyJ-token');
  const filtered = await json<{ type: string }[]>('/logs.json?type=fp');
  expect(filtered.map(({ type }) => type)).toEqual(['fp']);
  const page = await (await get('/logs?type=fp')).text();
  expect(page).toContain('Wrong password');
  expect(page).not.toContain('Signed in');
  expect(tenant.state.logs.map(({ type }) => type)).toEqual(['fp', 's']);
});

test('a long log is cut on the page and whole as JSON', async () => {
  const { tenant, get, json } = openConsole();
  for (let n = 0; n < 250; n += 1) tenant.log({ type: 's', description: `entry ${n}.` });
  const page = await (await get('/logs')).text();
  expect(page).toContain('entry 249.');
  expect(page).not.toContain('entry 49.');
  expect(page).toContain('50 older entries');
  expect(await json<object[]>('/logs.json')).toHaveLength(250);
});

const run = (prompt: { node: string | null; done: boolean }) => ({
  position: 0,
  metadata: {},
  claims: { idToken: {}, accessToken: {} },
  prompt: {
    formId: 'ap_1',
    fields: {},
    vars: { secret: 'a-var-of-the-form' },
    page: {},
    ...prompt,
  },
});

test.each<[string, Partial<Transaction>, object, string]>([
  ['has typed nothing', {}, { kind: 'identifier' }, 'asks for the email'],
  ['has typed the email', { identifier: 'j' }, { kind: 'password' }, 'asks for the password'],
  ['has signed in', { user_id: 'auth0|x' }, { kind: 'actions' }, 'the password was right'],
  [
    'has a form open',
    { user_id: 'auth0|x', run: run({ node: 'step_1', done: false }) },
    { kind: 'form', form: 'Confirm email', step: 'Check your inbox' },
    'form “Confirm email”, step “Check your inbox”',
  ],
  [
    'has a form open whose step has no name',
    { user_id: 'auth0|x', run: run({ node: 'step_2', done: false }) },
    { kind: 'form', form: 'Confirm email', step: 'step_2' },
    'step “step_2”',
  ],
  [
    'has completed the form',
    { user_id: 'auth0|x', run: run({ node: 'step_1', done: true }) },
    { kind: 'form_done', form: 'Confirm email' },
    'was completed',
  ],
  ['went away', { createdAt: Date.now() - 3_600_000 }, { kind: 'expired' }, 'older than an hour'],
])('a sign-in under way says where it stands: the person %s', async (_, parts, standing, words) => {
  const nodes = [
    { id: 'step_1', type: 'STEP', alias: 'Check your inbox' },
    { id: 'step_2', type: 'STEP' },
  ];
  const forms = [{ id: 'ap_1', name: 'Confirm email', nodes }];
  const { tenant, get, json } = openConsole(makeTenant({ configuration: { forms } }));
  tenant.state.transactions.set('s', transaction({ createdAt: Date.now(), ...parts }));
  const twins = await json<object[]>('/transactions.json');
  expect(twins).toMatchObject([{ standing, application: 'Akeneo PIM', organization: 'acme' }]);
  const page = await (await get('/transactions')).text();
  expect(page).toContain(words);
  for (const shown of [page, JSON.stringify(twins)]) {
    expect(shown).not.toMatch(/opaque-state|browser-cookie|proof-of-the-link|a-var-of-the-form/);
  }
});

test('a session is shown without the id that is its cookie', async () => {
  const { tenant, get, json } = openConsole();
  const user = await addUser(tenant);
  const id = 'abcdefghijklmnopqrstuvwxyz';
  const now = tenant.clock.now();
  const times = { createdAt: now, authenticatedAt: now, lastInteractedAt: now };
  tenant.state.sessions.set(id, {
    id,
    user_id: user.user_id,
    connection: 'akeneo-product-cloud',
    clients: [pimClient.client_id],
    ...times,
  });
  const sessions = await json<object[]>('/sessions.json');
  expect(sessions).toMatchObject([
    { id: 'abcdef…', email: 'julia@acme.test', applications: ['Akeneo PIM'] },
  ]);
  expect(await (await get('/sessions')).text()).not.toContain(id);
  expect(await json('/users.json')).toMatchObject([{ sessions: 1 }]);
});

test('a block is shown with who, from where and since when', async () => {
  const { tenant, get, json } = openConsole();
  const block = { identifier: 'julia@acme.test', connection: 'c', ip: '203.0.113.7', failures: 10 };
  tenant.state.blocks.push({ ...block, blockedAt: Date.parse('2026-11-21T10:00:00Z') });
  expect(await json('/blocks.json')).toEqual([
    {
      identifier: 'julia@acme.test',
      ip: '203.0.113.7',
      failures: 10,
      blocked_at: '2026-11-21T10:00:00.000Z',
    },
  ]);
  expect(await (await get('/sessions')).text()).toContain('since 2026-11-21 10:00:00 UTC');
});

test('organizations are shown with their rollout and the way to their products', async () => {
  const { get, json } = openConsole();
  expect(await json('/organizations.json')).toMatchObject([
    { name: 'acme', rollout: 'on', members: 0 },
    { name: 'legacy', rollout: 'off', members: 0 },
  ]);
  expect(await (await get('')).text()).toContain('href="http://localhost:4401/acme"');
});

test('calls and runs are newest first, and a call without an answer says so', async () => {
  const { get, json } = openConsole();
  const calls = await json<{ url: string }[]>('/calls.json');
  expect(calls[1]?.url).toBe('http://localhost:4401/first');
  expect(await json('/executions.json')).toMatchObject([{ name: 'confirm-email' }]);
  const page = await (await get('/calls')).text();
  expect(page).toContain('no answer');
  expect(page).toContain('prompt.render');
});

test('health and clock answer as data', async () => {
  const { tenant, json } = openConsole();
  expect(await json('/health')).toEqual({
    status: 'ok',
    issuer: tenant.issuer,
    products: { pim: true },
  });
  expect(await json('/clock.json')).toMatchObject({ offset_ms: 0 });
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('the buttons stop and start a product and lead back to the console', async () => {
  const { world, get, post } = openConsole();
  const stopped = await post('/products/pim/stop', { headers: form });
  expect([stopped.status, stopped.headers.get('location')]).toEqual([303, '/__local']);
  expect(await (await get('')).text()).toContain('Start PIM');
  await post('/products/pim/start', { headers: form });
  expect(await (await get('')).text()).toContain('Stop PIM');
  expect(world.done).toEqual(['stop pim', 'start pim']);
  expect((await post('/products/erp/stop')).status).toBe(404);
  expect((await post('/products/pim/explode')).status).toBe(404);
});

test('a product that was stopped says what a browser gets there', async () => {
  const { get, post } = openConsole();
  expect(await (await get('')).text()).not.toContain('refuses every connection');
  await post('/products/pim/stop', { headers: form });
  expect(await (await get('')).text()).toContain('refuses every connection');
});

test('a product that took the keys of today says which and since when; a file that makes no sense changes nothing', async () => {
  const { world, get, post } = openConsole();
  expect(await (await get('')).text()).not.toContain('keys of today');
  world.giveKeys = () => {
    const [pim] = world.products;
    if (pim) pim.keys = { count: 2, at: Date.parse('2026-11-21T10:00:00Z') };
  };
  expect(await (await get('')).text()).toContain('It takes PIM_KEY as it was at the start.');
  await post('/products/pim/keys', { headers: form });
  expect(await (await get('')).text()).toContain(
    'Since 2026-11-21 10:00:00 UTC it takes PIM_KEY and PIM_KEY_NEXT.',
  );
  world.giveKeys = () => {
    throw new Error('support.env: PIM_KEY stands there twice');
  };
  const refused = await post('/products/pim/keys', { headers: form });
  expect([refused.status, await refused.text()]).toEqual([
    409,
    'Nothing changed. support.env: PIM_KEY stands there twice',
  ]);
});

test('the clock moves forward, by form and by JSON', async () => {
  const { tenant, post } = openConsole();
  const moved = await post('/clock', { headers: form, body: 'advance_ms=600000' });
  expect(moved.status).toBe(303);
  const again = await post('/clock', { body: JSON.stringify({ advance_ms: 86_400_000 }) });
  expect(await again.json()).toMatchObject({ offset_ms: 87_000_000 });
  expect(tenant.clock.offsetMs()).toBe(87_000_000);
});

test.each(['{"advance_ms":-1}', '{"advance_ms":0}', '{"advance_ms":1e15}', '{}', 'null', 'x', ''])(
  'the clock does not move by %j',
  async (body) => {
    const { tenant, post } = openConsole();
    expect((await post('/clock', { body })).status).toBe(400);
    expect(tenant.clock.offsetMs()).toBe(0);
  },
);

test('calls can be forgotten', async () => {
  const { world, post } = openConsole();
  expect((await post('/calls/reset', { headers: form })).headers.get('location')).toBe(
    '/__local/calls',
  );
  expect(world.done).toEqual(['reset']);
});

test.each<[string, Record<string, string>]>([
  ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
  ['another site without fetch metadata', { origin: 'https://evil.test' }],
  ['another port of localhost', { origin: 'http://localhost:4401', 'sec-fetch-site': 'same-site' }],
  ['another port without fetch metadata', { origin: 'http://localhost:4401' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['no page', { 'sec-fetch-site': 'none' }],
])('a button pressed from %s is refused', async (_, headers) => {
  const { tenant, world, post } = openConsole();
  const host = { host: 'localhost:4400', ...form, ...headers };
  expect((await post('/clock', { headers: host, body: 'advance_ms=600000' })).status).toBe(403);
  expect((await post('/products/pim/stop', { headers: host })).status).toBe(403);
  expect((await post('/calls/reset', { headers: host })).status).toBe(403);
  expect([tenant.clock.offsetMs(), world.done]).toEqual([0, []]);
});

test('a button pressed on a page of the console works', async () => {
  const { tenant, post } = openConsole();
  const headers = {
    ...form,
    host: 'localhost:4400',
    origin: 'http://localhost:4400',
    'sec-fetch-site': 'same-origin',
  };
  expect((await post('/clock', { headers, body: 'advance_ms=600000' })).status).toBe(303);
  expect(tenant.clock.offsetMs()).toBe(600_000);
});

test('the console answers this machine only, under its own name only', async () => {
  const { app, get } = openConsole();
  for (const host of ['evil.test', 'localhost.evil.test:4400', '192.168.1.5:4400']) {
    expect((await get('/users.json', { host })).status).toBe(403);
  }
  for (const host of ['localhost:4400', '127.0.0.1:4400', '[::1]:4400']) {
    expect((await get('/users.json', { host })).status).toBe(200);
  }
  const from = (remoteAddress: string | undefined) =>
    app.request('/__local/users.json', {}, { incoming: { socket: { remoteAddress } } });
  for (const address of ['192.168.1.5', '::ffff:10.0.0.1', undefined]) {
    expect((await from(address)).status).toBe(403);
  }
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect((await from(address)).status).toBe(200);
  }
});

test('a page reloads by itself only when asked', async () => {
  const { get } = openConsole();
  expect(await (await get('/logs')).text()).not.toContain('http-equiv="refresh"');
  expect(await (await get('/logs?refresh=5')).text()).toContain('http-equiv="refresh" content="5"');
});
