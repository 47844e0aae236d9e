import { expect, test } from '@jest/globals';
import { recordFailure } from '../../local/tenant/protection/brute-force.ts';
import { addUser, julia, makeApi } from './fixture.ts';

const email = 'julia@acme.example';
const byIdentifier = `/user-blocks?identifier=${encodeURIComponent(email)}`;
const byId = `/user-blocks/${encodeURIComponent(`auth0|${julia}`)}`;

async function makeBlocked() {
  const { tenant, send } = makeApi();
  await addUser(tenant, julia, email);
  const [connection] = tenant.configuration.connections;
  if (!connection) throw new Error('no connection');
  for (const identifier of [email, 'other@acme.example'])
    for (let times = 0; times < 10; times += 1)
      recordFailure(tenant, { identifier, connection, ip: '203.0.113.7' });
  return { tenant, send };
}

test('blocks are shown by identifier and by user, in any spelling of the identifier', async () => {
  const { send } = await makeBlocked();
  const blocked_for = [
    { identifier: email, ip: '203.0.113.7', connection: 'akeneo-product-cloud' },
  ];
  for (const path of [byIdentifier, byIdentifier.replace('julia', 'JULIA'), byId])
    expect(await send('GET', path)).toMatchObject({ status: 200, body: { blocked_for } });
  const free = await send('GET', '/user-blocks?identifier=nobody%40acme.example');
  expect(free).toMatchObject({ status: 200, body: { blocked_for: [] } });
});

test.each([byIdentifier, byId])(
  'DELETE %s lifts the blocks of one person, once in the log',
  async (path) => {
    const { tenant, send } = await makeBlocked();
    expect(await send('DELETE', path)).toMatchObject({ status: 204 });
    expect((await send('GET', byIdentifier)).body).toEqual({ blocked_for: [] });
    const others = await send('GET', '/user-blocks?identifier=other%40acme.example');
    expect(others.body.blocked_for).toHaveLength(1);
    expect(await send('DELETE', path)).toMatchObject({ status: 204 });
    const released = tenant.state.logs.filter(({ type }) => type === 'ublkdu');
    expect(released).toMatchObject([{ user_name: email, ip: '203.0.113.7' }]);
  },
);

test('with protection switched off, a question that considers it gets nothing', async () => {
  const { tenant, send } = await makeBlocked();
  tenant.configuration.bruteForce.enabled = false;
  const asked = `${byIdentifier}&consider_brute_force_enablement=`;
  expect((await send('GET', `${asked}true`)).body.blocked_for).toEqual([]);
  expect((await send('GET', `${asked}false`)).body.blocked_for).toHaveLength(1);
});

test('a user who does not exist, a missing identifier, an unknown parameter', async () => {
  const { send } = await makeBlocked();
  expect((await send('GET', '/user-blocks/auth0%7Cnobody')).status).toBe(404);
  expect((await send('DELETE', '/user-blocks/auth0%7Cnobody')).status).toBe(404);
  expect((await send('GET', '/user-blocks')).status).toBe(400);
  expect((await send('DELETE', `${byIdentifier}&ip=1.1.1.1`)).status).toBe(400);
});

test('reading needs read:users, lifting update:users', async () => {
  const { send } = await makeBlocked();
  const withScope = (method: string, scope: string) =>
    send(method, byIdentifier, undefined, { scope: [scope] });
  expect((await withScope('GET', 'update:users')).status).toBe(403);
  expect((await withScope('DELETE', 'read:users')).status).toBe(403);
  expect((await withScope('GET', 'read:users')).status).toBe(200);
  expect((await withScope('DELETE', 'update:users')).status).toBe(204);
});
