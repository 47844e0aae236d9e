import { expect, test } from '@jest/globals';
import { recordFailure } from '../../local/tenant/protection/brute-force.ts';
import {
  findCredential,
  findCredentialByIdentity,
} from '../../local/tenant/store/credential-table.ts';
import { setEmail, setPassword } from '../../local/tenant/store/credentials.ts';
import { linkIdentity } from '../../local/tenant/store/link-identity.ts';
import { hashPassword, verifyPassword } from '../../local/tenant/store/passwords.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import type { User } from '../../local/tenant/store/types.ts';
import {
  createUser,
  findUser,
  findUserByIdentity,
  type NewUser,
} from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { makeTenant, productCloudConnection } from '../support/make-tenant.ts';

const connection = 'akeneo-product-cloud';
const ada: NewUser = {
  connection,
  identityId: 'pim|c1|42',
  email: 'Ada@Acme.test',
  email_verified: false,
  password: 'correct horse',
};

async function addUser(tenant: Tenant, changes: Partial<NewUser> = {}) {
  const creation = await createUser(tenant, { ...ada, ...changes });
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return creation.user;
}

/** Makes `grace`'s identity a linked one of `user`. */
async function linkSecond(tenant: Tenant, user: User) {
  await addUser(tenant, { identityId: 'sdm|c1|7', email: 'grace@acme.test' });
  linkIdentity(tenant, user, { connection, user_id: 'sdm|c1|7' });
}

test('a new user has a lower-cased email, defaults from it, and one identity', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  expect(user).toMatchObject({
    user_id: 'auth0|pim|c1|42',
    email: 'ada@acme.test',
    email_verified: false,
    name: 'ada@acme.test',
    nickname: 'ada',
    logins_count: 0,
    identities: [{ provider: 'auth0', connection, user_id: 'pim|c1|42', isSocial: false }],
  });
  expect(user.last_password_reset).toBeUndefined();
  expect(findUser(tenant, 'auth0|pim|c1|42')).toBe(user);
  expect(findUserByIdentity(tenant, connection, 'pim|c1|42')).toBe(user);
});

test('a credential is found by email in any case, in its own connection alone', async () => {
  const tenant = makeTenant();
  await addUser(tenant);
  const credential = findCredentialByIdentity(tenant, connection, 'pim|c1|42');
  expect(findCredential(tenant, connection, 'ADA@acme.TEST')).toBe(credential);
  expect(findCredential(tenant, 'other', 'ada@acme.test')).toBeUndefined();
  expect(findCredentialByIdentity(tenant, 'other', 'pim|c1|42')).toBeUndefined();
});

test('an email is held once per connection, an id once per tenant', async () => {
  const tenant = makeTenant();
  await addUser(tenant);
  const create = (changes: Partial<NewUser>) => createUser(tenant, { ...ada, ...changes });
  expect(await create({ identityId: 'pim|c1|43', email: 'ADA@acme.test' })).toEqual({
    kind: 'email_exists',
  });
  expect(await create({ email: 'other@acme.test' })).toEqual({ kind: 'id_exists' });
  expect((await create({ connection: 'other', identityId: 'pim|c1|43' })).kind).toBe('created');
});

test('of two creations of one email at the same time only one succeeds', async () => {
  const tenant = makeTenant();
  const both = await Promise.all(
    ['pim|c1|1', 'pim|c1|2'].map((identityId) => createUser(tenant, { ...ada, identityId })),
  );
  expect(both.map((one) => one.kind).sort()).toEqual(['created', 'email_exists']);
  expect(tenant.state.users.size).toBe(1);
  expect(tenant.state.credentials.byIdentity.size).toBe(1);
});

test('metadata of a new user is its own copy', async () => {
  const tenant = makeTenant();
  const metadata = { migrated: { from: 'pim' } };
  const user = await addUser(tenant, { app_metadata: metadata });
  metadata.migrated.from = 'sdm';
  expect(user.app_metadata).toEqual({ migrated: { from: 'pim' } });
});

test.each([
  ['itself', 'pässwörd ', true],
  ['without its last blank', 'pässwörd', false],
  ['in another Unicode form', 'pässwörd '.normalize('NFD'), false],
  ['in another case', 'Pässwörd ', false],
])('a password is matched exactly as received: %s', async (_, typed, right) => {
  const passwordHash = await hashPassword('pässwörd '.normalize('NFC'));
  expect(passwordHash).not.toContain('pässwörd');
  expect(await verifyPassword({ passwordHash }, typed)).toBe(right);
});

test('without a credential every password is wrong, and none is an error', async () => {
  expect(await verifyPassword(undefined, '')).toBe(false);
  await expect(verifyPassword({ passwordHash: 'plain' }, 'plain')).rejects.toThrow('format');
});

test('a reset replaces the password, is noted, and ends sessions and blocks', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  const credential = findCredentialByIdentity(tenant, connection, 'pim|c1|42');
  if (!credential) throw new Error('no credential');
  createSession(tenant, { user_id: user.user_id, connection });
  recordFailure(tenant, {
    identifier: 'ada@acme.test',
    connection: productCloudConnection,
    ip: '1.1.1.1',
  });
  await setPassword(tenant, credential, 'new', { reset: true });
  expect(await verifyPassword(credential, 'new')).toBe(true);
  expect(await verifyPassword(credential, ada.password)).toBe(false);
  expect(Date.parse(user.last_password_reset ?? '')).not.toBeNaN();
  expect(tenant.state.sessions.size).toBe(0);
  expect(tenant.state.blocks).toHaveLength(0);
});

test('a password that was set, not reset, leaves no reset behind', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  const credential = findCredentialByIdentity(tenant, connection, 'pim|c1|42');
  if (credential) await setPassword(tenant, credential, 'new', { reset: false });
  expect(user.last_password_reset).toBeUndefined();
});

test('the reset of a linked identity says nothing about the account’s own address', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  await linkSecond(tenant, user);
  const credential = findCredential(tenant, connection, 'grace@acme.test');
  if (credential) await setPassword(tenant, credential, 'new', { reset: true });
  expect(user.last_password_reset).toBeUndefined();
  expect(user.identities[1]?.profileData?.last_password_reset).toBeDefined();
});

test('a new email moves the credential and ends the sessions; the same one ends nothing', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  createSession(tenant, { user_id: user.user_id, connection });
  expect(setEmail(tenant, user, 'ADA@acme.test', true)).toEqual({ kind: 'set' });
  expect(user.email_verified).toBe(true);
  expect(tenant.state.sessions.size).toBe(1);
  expect(setEmail(tenant, user, 'Ada@New.test', false)).toEqual({ kind: 'set' });
  expect(user).toMatchObject({ email: 'ada@new.test', email_verified: false });
  expect(tenant.state.sessions.size).toBe(0);
  expect(findCredential(tenant, connection, 'ada@acme.test')).toBeUndefined();
  expect(findCredential(tenant, connection, 'ada@new.test')?.identityId).toBe('pim|c1|42');
});

test('an email that another credential of the connection holds is refused, a linked one too', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  await linkSecond(tenant, user);
  expect(setEmail(tenant, user, 'Grace@acme.test', true)).toEqual({ kind: 'email_exists' });
  expect(user.email).toBe('ada@acme.test');
});

test('the email of a linked identity changes without touching the account’s own', async () => {
  const tenant = makeTenant();
  const user = await addUser(tenant);
  await linkSecond(tenant, user);
  setEmail(tenant, user, 'closed@door.invalid', false, user.identities[1]);
  expect(user.email).toBe('ada@acme.test');
  expect(user.identities[1]?.profileData?.email).toBe('closed@door.invalid');
  expect(findCredential(tenant, connection, 'grace@acme.test')).toBeUndefined();
});
