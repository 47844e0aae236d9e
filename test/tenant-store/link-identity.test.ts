import { expect, test } from '@jest/globals';
import { issueRefreshToken } from '../../local/tenant/oauth/token/refresh-tokens.ts';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { setPassword } from '../../local/tenant/store/credentials.ts';
import { linkIdentity } from '../../local/tenant/store/link-identity.ts';
import { addMember, isMember } from '../../local/tenant/store/members.ts';
import { verifyPassword } from '../../local/tenant/store/passwords.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import { unlinkIdentity } from '../../local/tenant/store/unlink-identity.ts';
import {
  createUser,
  findUser,
  findUserByIdentity,
  type NewUser,
} from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { acme, makeTenant, pimClient } from '../support/make-tenant.ts';

const connection = 'akeneo-product-cloud';
const password = 'correct horse';

async function addUser(tenant: Tenant, identityId: string, more: Partial<NewUser> = {}) {
  const email = `${identityId.replaceAll('|', '-')}@acme.test`;
  const user = { connection, identityId, email, email_verified: true, password, ...more };
  const creation = await createUser(tenant, user);
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return creation.user;
}

async function makeLinked() {
  const tenant = makeTenant();
  const primary = await addUser(tenant, 'pim|c1|42', { app_metadata: { own: 1 } });
  const secondary = await addUser(tenant, 'sdm|c1|7', {
    given_name: 'Grace',
    app_metadata: { lost: 1 },
    user_metadata: { lost: 1 },
  });
  addMember(tenant, acme.id, primary.user_id);
  addMember(tenant, acme.id, secondary.user_id);
  for (const { user_id } of [primary, secondary]) {
    createSession(tenant, { user_id, connection });
    issueRefreshToken(tenant, pimClient, {
      family: user_id,
      client_id: pimClient.client_id,
      user_id,
      connection,
      scope: [],
    });
  }
  const linking = linkIdentity(tenant, primary, { connection, user_id: 'sdm|c1|7' });
  expect(linking).toEqual({ kind: 'linked' });
  return { tenant, primary, secondary };
}

test('linking keeps attributes and credential; metadata and membership of the other go, its access stays behind', async () => {
  const { tenant, primary, secondary } = await makeLinked();
  expect([...tenant.state.users.keys()]).toEqual([primary.user_id]);
  expect(primary.identities[0]).not.toHaveProperty('profileData');
  expect(primary.identities[1]).toMatchObject({
    connection,
    user_id: 'sdm|c1|7',
    profileData: { email: 'sdm-c1-7@acme.test', email_verified: true, given_name: 'Grace' },
  });
  expect(JSON.stringify(primary)).not.toContain('lost');
  expect(isMember(tenant, acme.id, secondary.user_id)).toBe(false);
  expect(isMember(tenant, acme.id, primary.user_id)).toBe(true);
  // Nothing says that Auth0 would end it.
  expect([...tenant.state.sessions.values()].map((one) => one.user_id)).toEqual([
    primary.user_id,
    secondary.user_id,
  ]);
  expect(tenant.state.refreshTokens.map((one) => [one.user_id, one.revoked])).toEqual([
    [primary.user_id, false],
    [secondary.user_id, false],
  ]);

  const credential = findCredential(tenant, connection, 'sdm-c1-7@acme.test');
  expect(await verifyPassword(credential, password)).toBe(true);
  expect(findUserByIdentity(tenant, connection, 'sdm|c1|7')).toBe(primary);
});

test('an account is not linked to itself, nobody to anybody, and nothing twice', async () => {
  const { tenant, primary } = await makeLinked();
  const third = await addUser(tenant, 'pim|c1|43');
  const link = (user = primary, user_id: string, inConnection = connection) =>
    linkIdentity(tenant, user, { connection: inConnection, user_id });
  expect(link(primary, 'pim|c1|42')).toEqual({ kind: 'same' });
  expect(link(primary, 'sdm|c1|7')).toEqual({ kind: 'linked_before' });
  expect(link(third, 'sdm|c1|7')).toEqual({ kind: 'linked_before' });
  expect(link(third, 'sdm|c1|8')).toEqual({ kind: 'nobody' });
  expect(link(third, 'pim|c1|42', 'other')).toEqual({ kind: 'nobody' });
});

test('an account that holds others brings them along', async () => {
  const { tenant, primary } = await makeLinked();
  const third = await addUser(tenant, 'pim|c2|1');
  linkIdentity(tenant, third, { connection, user_id: 'pim|c1|42' });
  expect(third.identities.map((one) => one.user_id)).toEqual(['pim|c2|1', 'pim|c1|42', 'sdm|c1|7']);
  expect(third.identities[1]?.profileData?.email).toBe(primary.email);
  expect(third.identities[2]?.profileData?.given_name).toBe('Grace');
  expect(findUser(tenant, primary.user_id)).toBeUndefined();
});

test('an unlinked identity is a user again, with attributes, address and password of its own', async () => {
  const { tenant, primary, secondary } = await makeLinked();
  const credential = findCredential(tenant, connection, secondary.email);
  if (credential) await setPassword(tenant, credential, 'new', { reset: true });
  const unlinking = unlinkIdentity(tenant, primary, 'sdm|c1|7');
  const user = findUser(tenant, secondary.user_id);
  expect(unlinking).toEqual({ kind: 'unlinked', user });
  expect(user).toMatchObject({
    email: secondary.email,
    email_verified: true,
    given_name: 'Grace',
    name: secondary.name,
    app_metadata: {},
    user_metadata: {},
    logins_count: 0,
    identities: [{ provider: 'auth0', connection, user_id: 'sdm|c1|7', isSocial: false }],
  });
  expect(Date.parse(user?.last_password_reset ?? '')).not.toBeNaN();
  expect(user?.identities[0]).not.toHaveProperty('profileData');
  expect(primary.identities).toHaveLength(1);
  expect(findUserByIdentity(tenant, connection, 'sdm|c1|7')).toBe(user);
});

test('nothing is unlinked that is not linked, is the first one, or whose id is taken', async () => {
  const { tenant, primary } = await makeLinked();
  expect(unlinkIdentity(tenant, primary, 'sdm|c1|8')).toEqual({ kind: 'not_linked' });
  expect(unlinkIdentity(tenant, primary, 'pim|c1|42')).toEqual({ kind: 'first_identity' });
  await addUser(tenant, 'sdm|c1|7', { connection: 'other' });
  expect(unlinkIdentity(tenant, primary, 'sdm|c1|7')).toEqual({ kind: 'id_exists' });
  expect(primary.identities).toHaveLength(2);
});
