import { expect, test } from '@jest/globals';
import { addMember } from '../../local/tenant/store/members.ts';
import { authorizeUrl, callback, claimsOf, exchange, locationOf, makeWorld } from './fixture.ts';

const acmeCallback = 'https://acme.pim.test/callback';

async function answerTo(
  extra: Record<string, string | undefined>,
  settings: Record<string, boolean> = {},
) {
  const world = await makeWorld(settings);
  const response = await world.browser().open(authorizeUrl(extra));
  return { response, location: locationOf(response) };
}

test.each([
  [
    'denied where it is not allowed',
    { client_id: 'personal', organization: 'org_acme' },
    'parameter organization is not allowed for this client',
  ],
  [
    'by name, which the tenant does not allow',
    { organization: 'acme' },
    'authorization request parameter organization must be an organization id',
  ],
  [
    'without a connection',
    { organization: 'org_closed' },
    'no connections enabled for the organization',
  ],
  [
    'without this connection',
    { organization: 'org_acme', connection: 'second' },
    'the connection is not enabled for the organization',
  ],
])('an organization %s is an invalid request', async (_, extra, description) => {
  const { location } = await answerTo(extra);
  expect(location.searchParams.get('error')).toBe('invalid_request');
  expect(location.searchParams.get('error_description')).toBe(description);
});

test('an application that requires an organization refuses a request without one', async () => {
  const world = await makeWorld();
  const members = world.tenant.configuration.clients.find((one) => one.client_id === 'members');
  members?.callbacks.push(callback);
  const location = locationOf(await world.browser().open(authorizeUrl({ client_id: 'members' })));
  expect(location.searchParams.get('error_description')).toBe(
    'parameter organization is required for this client',
  );
});

test('{organization_name} in a callback stands for the organization of the request alone', async () => {
  const request = { client_id: 'members', organization: 'org_acme' };
  const own = await answerTo({ ...request, redirect_uri: acmeCallback });
  expect(own.location.pathname).toBe('/u/login/identifier');
  for (const uri of [
    'https://legacy.pim.test/callback',
    'https://{organization_name}.pim.test/callback',
    'https://acme.evil.test/callback',
    'https://x.acme.pim.test/callback',
  ]) {
    const other = await answerTo({ ...request, redirect_uri: uri });
    expect(other.response.status).toBe(403);
  }
  const without = await answerTo({ client_id: 'members', redirect_uri: acmeCallback });
  expect(without.response.status).toBe(403);
});

test('{organization_name} in a path is no placeholder', async () => {
  const world = await makeWorld();
  const web = world.tenant.configuration.clients.find((one) => one.client_id === 'web');
  web?.callbacks.push('https://pim.test/{organization_name}/callback');
  web?.callbacks.push('https://{organization_name}.both.test/{organization_name}');
  for (const path of ['acme', '{organization_name}']) {
    const response = await world.browser().open(
      authorizeUrl({
        organization: 'org_acme',
        redirect_uri: `https://pim.test/${path}/callback`,
      }),
    );
    expect(response.status).toBe(403);
  }
  for (const uri of ['https://acme.both.test/{organization_name}', 'https://acme.both.test/acme']) {
    const response = await world
      .browser()
      .open(authorizeUrl({ organization: 'org_acme', redirect_uri: uri }));
    expect(response.status).toBe(403);
  }
});

test('where the tenant allows names, a name is accepted and tokens carry it', async () => {
  const world = await makeWorld({ allow_organization_name_in_authentication_api: true });
  const code = await world.browser().signIn(world.user, { organization: 'acme' });
  const { body } = await exchange(world, code);
  expect(claimsOf(body.id_token)).toMatchObject({ org_id: 'org_acme', org_name: 'acme' });
});

test('signing in makes a member, and tokens carry the organization’s id', async () => {
  const world = await makeWorld();
  const code = await world
    .browser()
    .signIn(world.user, { organization: 'org_acme', audience: 'urn:orders' });
  expect(world.tenant.state.members.get('org_acme')).toEqual(new Set([world.user.user_id]));
  const { body } = await exchange(world, code);
  expect(claimsOf(body.id_token).org_id).toBe('org_acme');
  expect(claimsOf(body.id_token).org_name).toBeUndefined();
  expect(claimsOf(body.access_token).org_id).toBe('org_acme');
  expect(world.runs[0]?.organization?.id).toBe('org_acme');
});

test('a session does not make a member: access denied, and post-login does not run', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  const location = locationOf(await browser.open(authorizeUrl({ organization: 'org_acme' })));
  expect(location.searchParams.get('error')).toBe('access_denied');
  expect(location.searchParams.get('error_description')).toBe(
    `user ${world.user.user_id} is not part of the org_acme organization`,
  );
  expect(world.runs).toHaveLength(1);
});

test('a member’s session is enough', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  addMember(world.tenant, 'org_acme', world.user.user_id);
  const location = locationOf(await browser.open(authorizeUrl({ organization: 'org_acme' })));
  expect(location.searchParams.get('code')).not.toBeNull();
});

test('where a sign-in does not assign membership, a stranger is refused', async () => {
  const world = await makeWorld();
  const acme = world.tenant.configuration.organizations.find((one) => one.id === 'org_acme');
  for (const connection of acme?.connections ?? []) connection.assign_membership_on_login = false;
  const browser = world.browser();
  const transaction = await browser.startSignIn({ organization: 'org_acme' });
  const location = locationOf(await browser.authenticate(transaction, world.user));
  expect(location.searchParams.get('error')).toBe('access_denied');
  expect(world.runs).toHaveLength(0);
});
