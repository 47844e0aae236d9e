import { expect, test } from '@jest/globals';
import { managementScopes } from '../../local/tenant/management-api/management-scopes.ts';
import { operations } from '../../local/tenant/management-api/operations.ts';
import { makeApi } from './fixture.ts';

const scope = managementScopes;

function open() {
  const { tenant, send } = makeApi();
  return {
    tenant,
    send: (method: string, path: string, body?: unknown, scopes = scope) =>
      send(method, path, body, { scope: scopes }),
  };
}

test('every scope that an operation asks for can be granted', () => {
  const asked = operations.flatMap(({ scopes }) => scopes);
  expect(asked.filter((one) => !scope.includes(one))).toEqual([]);
});

test('every operation has a method and a path of its own', () => {
  const all = operations.map(({ method, path }) => `${method} ${path}`);
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});

test.each([
  ['POST', '/clients', { name: 'x', colour: 'red' }, 'not allowed: colour'],
  ['POST', '/clients', { app_type: 'spa' }, 'Missing required property: name'],
  ['POST', '/clients', { name: 'x', app_type: 'robot' }, 'No enum match on property app_type'],
  ['POST', '/clients', { name: 'x', callbacks: [1] }, 'number on property callbacks[0]'],
  [
    'POST',
    '/clients',
    { name: 'x', refresh_token: { rotation_type: 'rotating', leeway: -1 } },
    'Missing required property: refresh_token.expiration_type',
  ],
  ['POST', '/client-grants', { audience: 'a' }, 'Missing required property: client_id'],
  ['POST', '/connections', { name: 'a b', strategy: 'auth0' }, 'format name on property name'],
  [
    'POST',
    '/connections',
    { name: 'x', strategy: 'auth0', options: { customScripts: { log_in: 'x' } } },
    'not allowed: log_in on property options.customScripts',
  ],
  [
    'POST',
    '/connections',
    { name: 'x', strategy: 'auth0', options: { attributes: { email: {} } } },
    'attributes must contain one active identifier',
  ],
  ['POST', '/organizations', { name: 'Not A Name' }, 'organization-name on property name'],
  ['POST', '/forms', { name: 'x', nodes: [{ type: 'DANCE' }] }, 'nodes'],
  ['POST', '/flows', { name: 'x', actions: [{ id: 'a', type: 'DANCE' }] }, 'actions'],
  ['PATCH', '/prompts', { identifier_first: 'yes' }, 'Expected type boolean'],
  ['PATCH', '/branding', { colors: { primary: 'purple' } }, 'html-color'],
  ['PATCH', '/branding', { logo_url: 'http://example.com/x.png' }, 'absolute-https-uri'],
  ['PATCH', '/tenants/settings', { frendly_name: 'x' }, 'not allowed: frendly_name'],
  [
    'PATCH',
    '/attack-protection/brute-force-protection',
    { max_attempts: 0 },
    'less than minimum 1 on property max_attempts',
  ],
  [
    'POST',
    '/email-templates',
    {
      template: 'reset_email',
      body: '{% render "x" %}',
      from: '',
      subject: '',
      syntax: 'liquid',
      enabled: true,
    },
    'on property body',
  ],
] as const)('%s %s with %j is refused as Auth0 refuses it', async (method, path, body, message) => {
  const { send } = open();
  const answer = await send(method, path, body);
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  expect(answer.body.message).toMatch(/^Payload validation error: '/);
  expect(answer.body.message).toContain(message);
});

test('an application gets id and secret; the secret is shown to its maker and to readers of keys alone', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/clients', { name: 'Shop' });
  expect(made).toMatchObject({ name: 'Shop', app_type: 'regular_web' });
  expect(made.client_secret).toHaveLength(64);
  const reader = ['read:clients'];
  const read = await send('GET', `/clients/${made.client_id}`, undefined, reader);
  expect(read.body).not.toHaveProperty('client_secret');
  const keys = await send('GET', `/clients/${made.client_id}`, undefined, [
    ...reader,
    'read:client_keys',
  ]);
  expect(keys.body.client_secret).toBe(made.client_secret);
  const { body: rotated } = await send('POST', `/clients/${made.client_id}/rotate-secret`);
  expect(rotated.client_secret).not.toBe(made.client_secret);
  const kept = tenant.configuration.clients.find(({ name }) => name === 'Shop');
  expect(kept?.client_secret).toBe(rotated.client_secret);
});

test('a deleted application takes its grants along, and leaves every connection', async () => {
  const { tenant, send } = open();
  const { body: client } = await send('POST', '/clients', { name: 'Shop' });
  const { client_id } = client;
  const audience = 'https://localhost:4443/api/v2/';
  const grant = { client_id, audience, scope: ['read:users'] };
  expect((await send('POST', '/client-grants', grant)).status).toBe(201);
  expect((await send('POST', '/client-grants', grant)).status).toBe(409);
  const [connection] = tenant.configuration.connections;
  const path = `/connections/${connection?.id}/clients`;
  expect((await send('PATCH', path, [{ client_id, status: true }])).status).toBe(204);
  expect(connection?.enabled_clients).toContain(client_id);
  expect((await send('DELETE', `/clients/${client_id}`)).status).toBe(204);
  expect(connection?.enabled_clients).not.toContain(client_id);
  expect(tenant.configuration.clientGrants.map((one) => one.client_id)).not.toContain(client_id);
});

test('a scope that the API does not have cannot be granted', async () => {
  const { tenant, send } = open();
  const answer = await send('POST', '/client-grants', {
    client_id: tenant.configuration.clients[0]?.client_id,
    audience: 'https://localhost:4443/api/v2/',
    scope: ['read:everything'],
  });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_scope' } });
});

test('the configuration of a connection is kept as it was sent, and never answered so', async () => {
  const { tenant, send } = open();
  const options = {
    configuration: { KEY: 'hush' },
    customScripts: { login: 'function login() {}' },
  };
  const { body: made } = await send('POST', '/connections', {
    name: 'x',
    strategy: 'auth0',
    options,
  });
  const { body: read } = await send('GET', `/connections/${made.id}`);
  expect(read.options.customScripts).toEqual(options.customScripts);
  expect(read.options.configuration.KEY).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
  expect(JSON.stringify([made, read])).not.toContain('hush');
  const kept = tenant.configuration.connections.find(({ id }) => id === made.id);
  expect(kept?.options.configuration).toEqual({ KEY: 'hush' });
});

test('a vault connection takes its setup, says that it is ready, and never shows it', async () => {
  const { tenant, send } = open();
  const path = '/flows/vault/connections';
  const empty = await send('POST', path, { name: 'a', app_id: 'JWT' });
  expect(empty.body.ready).toBe(false);
  const setup = { type: 'JWT', algorithm: 'HS256', secret: 'hush' };
  const made = await send('POST', path, { name: 'b', app_id: 'JWT', setup });
  expect(made.body).toMatchObject({ name: 'b', ready: true });
  const all = await send('GET', `${path}?page=0&per_page=50`);
  expect(all.body.connections).toHaveLength(2);
  expect(JSON.stringify([made.body, all.body])).not.toContain('hush');
  expect(tenant.configuration.vaultConnections[1]?.setup).toEqual(setup);
  // Deploy CLI goes on asking until a page is empty.
  expect((await send('GET', `${path}?page=1&per_page=50`)).body.connections).toEqual([]);
});

test('the mail server is answered without its password', async () => {
  const { tenant, send } = open();
  tenant.configuration.emailProvider = null;
  expect((await send('GET', '/emails/provider')).status).toBe(404);
  const credentials = { smtp_host: 'mail.test', smtp_port: 25, smtp_user: 'u', smtp_pass: 'hush' };
  const made = await send('POST', '/emails/provider', { name: 'smtp', credentials });
  expect(made.status).toBe(201);
  expect(JSON.stringify((await send('GET', '/emails/provider')).body)).not.toContain('hush');
  expect((await send('POST', '/emails/provider', { name: 'smtp', credentials })).status).toBe(409);
});

test('a form of which only the name is known gets its id, and its steps later', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/forms', { name: 'later' });
  expect(made.id).toMatch(/^ap_\w{22}$/);
  const step = { id: 'one', type: 'STEP', config: { components: [], next_node: '$ending' } };
  const wrong = await send('PATCH', `/forms/${made.id}`, {
    nodes: [step],
    start: { next_node: 'elsewhere' },
  });
  expect(wrong.status).toBe(400);
  expect(tenant.configuration.forms[0]).toEqual({ id: made.id, name: 'later' });
});
