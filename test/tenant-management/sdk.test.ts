import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { addUser, allScopes, extension, julia, makeApi, productAccounts } from './fixture.ts';
import { serveApi } from './serve-api.ts';

const folder = mkdtempSync(join(tmpdir(), 'management-sdk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = `
const { ManagementClient } = require('auth0');
const [domain, clientId, clientSecret, userId, connectionId] = process.argv.slice(1);
const api = new ManagementClient({ domain, clientId, clientSecret, maxRetries: 0 });
async function main() {
  const before = await api.users.get(userId, {});
  await api.users.update(userId, { email: 'new@acme.test', email_verified: true, app_metadata: { a: 1 } });
  const found = await api.users.listUsersByEmail({ email: 'new@acme.test' });
  const page = await api.users.list({ per_page: 1, include_totals: true });
  const refused = await api.users.update(userId, { email: 'taken@acme.test' }).catch((error) => error);
  const missing = await api.users.get('auth0|nobody', {}).catch((error) => error);
  const secondary = { connection: 'product-accounts', user_id: 'sdm|x|7', email: 'closed@x.invalid', password: 'Rand0m-Password!' };
  const created = await api.users.create({ ...secondary, verify_email: false });
  const twice = await api.users.create(secondary).catch((error) => error);
  const linked = await api.users.identities.link(userId, { provider: 'auth0', user_id: created.user_id, connection_id: connectionId });
  const again = await api.users.identities.link(userId, { provider: 'auth0', user_id: 'sdm|x|7', connection_id: connectionId }).catch((error) => error);
  const unlinked = await api.users.identities.delete(userId, 'auth0', 'sdm|x|7');
  await api.connections.users.deleteByEmail(connectionId, { email: 'closed@x.invalid' });
  const gone = await api.users.get(created.user_id, {}).catch((error) => error);
  await api.users.delete(userId);
  return {
    before: before.email,
    found: found.map((user) => [user.email, user.email_verified, user.app_metadata]),
    page: page.data.length,
    refused: [refused.name, refused.statusCode, refused.body.message],
    missing: [missing.statusCode, missing.body.errorCode],
    created: created.user_id,
    twice: [twice.name, twice.statusCode, twice.body.message],
    linked: linked.map((identity) => [identity.connection, identity.user_id, identity.profileData.email]),
    again: [again.name, again.statusCode, again.body.message],
    unlinked: unlinked.map((identity) => identity.user_id),
    gone: gone.statusCode,
  };
}
main().then((result) => console.log(JSON.stringify(result)), (error) => console.log(error));
`;

test('the real SDK gets a token, reads, changes, searches, links and deletes over https', async () => {
  const { tenant } = makeApi();
  await addUser(tenant, julia, 'julia@acme.test');
  await addUser(tenant, 'pim|x|1', 'taken@acme.test');
  const api = await serveApi(tenant, allScopes, folder);

  try {
    const { client_id, client_secret } = extension;
    const args = [
      '-e',
      program,
      tenant.managementDomain,
      client_id,
      client_secret,
      `auth0|${julia}`,
      productAccounts.id,
    ];
    expect(JSON.parse(await api.run(args))).toEqual({
      before: 'julia@acme.test',
      found: [['new@acme.test', true, { a: 1 }]],
      page: 1,
      refused: ['BadRequestError', 400, 'The specified new email already exists'],
      missing: [404, 'inexistent_user'],
      created: 'auth0|sdm|x|7',
      twice: ['ConflictError', 409, 'The user already exists.'],
      linked: [
        ['akeneo-product-cloud', julia, 'new@acme.test'],
        ['product-accounts', 'sdm|x|7', 'closed@x.invalid'],
      ],
      again: ['ConflictError', 409, 'Specified identity already exists.'],
      unlinked: [julia],
      gone: 404,
    });
  } finally {
    api.close();
  }
});
