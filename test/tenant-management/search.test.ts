import { expect, test } from '@jest/globals';
import { addUser, julia, key, makeApi } from './fixture.ts';

const search = (q: string) =>
  `/users?search_engine=v3&sort=created_at:1&q=${encodeURIComponent(q)}`;

test('users are found by connection, verification and time of creation, oldest first', async () => {
  const { tenant, send } = makeApi();
  const old = await addUser(tenant, julia, 'julia@acme.test');
  const other = await addUser(tenant, key, 'tim@acme.test', {}, 'product-accounts');
  const young = await addUser(tenant, `${julia}3`, 'nora@acme.test');
  old.created_at = '2026-11-21T10:00:00.000Z';
  young.created_at = '2026-11-21T11:00:00.000Z';
  other.email_verified = true;
  const find = async (q: string) =>
    (await send('GET', search(q))).body.map(({ email }: { email: string }) => email);
  const main = 'identities.connection:"akeneo-product-cloud"';
  expect(await find(main)).toEqual(['julia@acme.test', 'nora@acme.test']);
  expect(await find(`identities.user_id:"${key}"`)).toEqual(['tim@acme.test']);
  expect(await find('email_verified:true')).toEqual(['tim@acme.test']);
  const until = `created_at:[* TO 2026-11-21T10:30:00.000Z]`;
  expect(await find(`${main} AND email_verified:false AND ${until}`)).toEqual(['julia@acme.test']);
  expect(await find('created_at:[2026-11-21T10:00:00.001Z TO 2026-11-21T11:00:00.000Z]')).toEqual([
    'nora@acme.test',
  ]);
});

test('a query that the local tenant does not know is refused, and so is another order', async () => {
  const { send } = makeApi();
  for (const q of ['name:julia', 'email:j*', 'created_at:[x', 'email:"a" OR email:"b"']) {
    expect((await send('GET', search(q))).status).toBe(400);
  }
  expect((await send('GET', '/users?sort=name:1')).status).toBe(400);
});
