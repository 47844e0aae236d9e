import { expect, test } from '@jest/globals';
import { createSession } from '../../local/tenant/store/sessions.ts';
import { pimClient } from '../support/make-tenant.ts';
import { addUser, julia, key, makeApi, peopleId, productAccounts } from './fixture.ts';

const path = '/tickets/password-change';
const scope = { scope: ['create:user_tickets'] };
const user_id = `auth0|${julia}`;
const email = 'julia@acme.test';

async function makeJulia() {
  const api = makeApi();
  api.tenant.configuration.clientGrants[0]?.scope.push('create:user_tickets');
  const user = await addUser(api.tenant, julia, email);
  const ask = (body: object) => api.send('POST', path, body, scope);
  const stored = () => [...api.tenant.state.tickets.values()];
  /** Whether the only ticket ends after this time, no earlier and no later: the clock runs on meanwhile. */
  const lives = (seconds: number) => {
    const left = (stored()[0]?.expiresAt ?? 0) - api.tenant.clock.now();
    return left <= seconds * 1000 && left > seconds * 1000 - 60_000;
  };
  return { ...api, user, ask, stored, lives };
}

test('a ticket for ten minutes: its link leads to the page that takes a new password', async () => {
  const { ask, stored, lives } = await makeJulia();
  const { status, body } = await ask({ user_id, client_id: pimClient.client_id, ttl_sec: 600 });
  expect(status).toBe(201);
  expect(Object.keys(body)).toEqual(['ticket']);
  expect(body.ticket).toMatch(/^https?:\/\/[^/]+\/u\/reset-verify\?ticket=[^#]+#$/);
  expect(stored()).toEqual([
    expect.objectContaining({
      kind: 'password-change',
      email,
      identityId: julia,
      client_id: pimClient.client_id,
      marksEmailVerified: false,
    }),
  ]);
  expect(lives(600)).toBe(true);
});

test.each([[{}], [{ ttl_sec: 0 }]])('without a life it lives five days: %j', async (more) => {
  const { ask, lives } = await makeJulia();
  expect((await ask({ user_id, ...more })).status).toBe(201);
  expect(lives(432_000)).toBe(true);
});

test('it is also made for an email of a connection, and for an identity of a user', async () => {
  const { tenant, ask, stored, user } = await makeJulia();
  await addUser(tenant, key, 'closed@closed.invalid', {}, productAccounts.name);
  user.identities.push({
    provider: 'auth0',
    connection: productAccounts.name,
    user_id: key,
    isSocial: false,
  });
  expect((await ask({ connection_id: peopleId, email })).status).toBe(201);
  const identity = { user_id: key, provider: 'auth0', connection_id: productAccounts.id };
  expect((await ask({ user_id, identity })).status).toBe(201);
  expect(stored().map(({ identityId }) => identityId)).toEqual([julia, key]);
});

test.each<[string, object, number]>([
  ['an unknown property', { user_id, expires: 1 }, 400],
  ['nobody named', {}, 400],
  ['an id without a provider', { user_id: 'julia' }, 400],
  ['an unknown user', { user_id: 'auth0|nobody' }, 404],
  ['an unknown email', { connection_id: peopleId, email: 'x@acme.test' }, 404],
  ['a connection without an email', { connection_id: peopleId }, 400],
  ['an unknown connection', { connection_id: 'con_0000000000000000', email }, 400],
  ['a user and an email', { user_id, connection_id: peopleId, email }, 400],
  ['an identity of nobody', { user_id, identity: { user_id: 'x', provider: 'auth0' } }, 404],
  ['an identity without a provider', { user_id, identity: { user_id: julia } }, 400],
  ['an identity with more', { user_id, identity: { user_id: 'x', provider: 'auth0', a: 1 } }, 400],
  ['a life as text', { user_id, ttl_sec: '600' }, 400],
  ['half a second', { user_id, ttl_sec: 0.5 }, 400],
  ['a life before now', { user_id, ttl_sec: -1 }, 400],
  ['an unknown client', { user_id, client_id: 'nobody' }, 404],
  ['an unknown organization', { user_id, organization_id: 'org_nobody' }, 404],
  [
    'a result page beside an organization',
    { user_id, organization_id: 'org_nobody', result_url: 'https://acme.test/' },
    400,
  ],
])('%s is refused, and no ticket is made', async (_, body, status) => {
  const { ask, stored } = await makeJulia();
  expect((await ask(body)).status).toBe(status);
  expect(stored()).toEqual([]);
});

test('without its scope there is no ticket, and a ticket alone changes nothing', async () => {
  const { tenant, send, ask, stored, user } = await makeJulia();
  createSession(tenant, { user_id, connection: 'akeneo-product-cloud' });
  expect((await send('POST', path, { user_id })).status).toBe(403);
  expect(stored()).toEqual([]);
  const before = structuredClone(user);
  expect((await ask({ user_id, mark_email_as_verified: true })).status).toBe(201);
  expect(user).toEqual(before);
  expect(tenant.state.sessions.size).toBe(1);
});
