import { expect, test } from '@jest/globals';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { setPassword } from '../../local/tenant/store/credentials.ts';
import {
  asSpa,
  claimsOf,
  completed,
  exchange,
  logTypes,
  makeWorld,
  requestTokens,
  type World,
} from './fixture.ts';

const scope = 'openid email offline_access';
const unknown = { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' };

async function signInFor(world: World, client: 'web' | 'spa', extra = {}) {
  const code = await world.browser().signIn(world.user, { client_id: client, scope, ...extra });
  const { body } = await exchange(world, code, client === 'spa' ? asSpa : {});
  return body.refresh_token ?? 'none';
}

function refresh(
  world: World,
  token: string | undefined,
  extra: Record<string, string | undefined> = {},
) {
  return requestTokens(world, { grant_type: 'refresh_token', refresh_token: token, ...extra });
}

const refreshSpa = (world: World, token: string | undefined, extra = {}) =>
  refresh(world, token, { ...asSpa, ...extra });

test('a refresh token gives new tokens after the Actions have run, without a browser', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web', { organization: 'org_acme' });
  world.decide(() => ({
    ...completed,
    claims: { idToken: { 'https://claims.test/a': 2 }, accessToken: {} },
  }));
  world.user.email = 'new@acme.test';
  const { status, body } = await refresh(world, token);
  expect(status).toBe(200);
  expect(body.refresh_token).toBeUndefined();
  expect(claimsOf(body.id_token)).toMatchObject({
    'https://claims.test/a': 2,
    email: 'new@acme.test',
    org_id: 'org_acme',
  });
  expect(claimsOf(body.id_token).nonce).toBeUndefined();
  const run = world.runs[1];
  expect(run).toMatchObject({ protocol: 'oauth2-refresh-token', canPrompt: false });
  expect(run?.transaction).toBeUndefined();
  expect(run?.organization?.id).toBe('org_acme');
  expect(JSON.stringify(run?.body)).not.toContain('web secret');
  expect(JSON.stringify(run?.body)).not.toContain(token);
  expect(logTypes(world)).toContain('sertft');
});

test('offline_access gives no refresh token to an application without that grant, nor for an API that forbids it', async () => {
  const world = await makeWorld();
  const web = world.tenant.configuration.clients.find((one) => one.client_id === 'web');
  if (web) web.grant_types = ['authorization_code'];
  expect(await signInFor(world, 'web')).toBe('none');
  if (web) web.grant_types = ['authorization_code', 'refresh_token'];
  const [orders] = world.tenant.configuration.resourceServers;
  if (orders) orders.allow_offline_access = false;
  expect(await signInFor(world, 'web', { audience: 'urn:orders' })).toBe('none');
});

test('only the hash of a refresh token is stored', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  expect(JSON.stringify(world.tenant.state.refreshTokens)).not.toContain(token);
});

test('with rotation each use gives the next token, for as long as the chain is not reused', async () => {
  const world = await makeWorld();
  const first = await signInFor(world, 'spa');
  const second = (await refreshSpa(world, first)).body.refresh_token;
  const third = (await refreshSpa(world, second)).body.refresh_token;
  expect(new Set([first, second, third]).size).toBe(3);
  expect((await refreshSpa(world, third)).status).toBe(200);
});

test('the reuse of a rotated token ends every token of that sign-in, and of no other', async () => {
  const world = await makeWorld();
  const stolen = await signInFor(world, 'spa');
  const elsewhere = await signInFor(world, 'spa');
  const current = (await refreshSpa(world, stolen)).body.refresh_token;
  expect((await refreshSpa(world, stolen)).body).toEqual(unknown);
  expect((await refreshSpa(world, current)).body).toEqual(unknown);
  expect((await refreshSpa(world, elsewhere)).status).toBe(200);
  expect(logTypes(world)).toContain('ferrt');
});

test('two uses at the same time are a reuse: neither chain goes on', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'spa');
  const both = await Promise.all([refreshSpa(world, token), refreshSpa(world, token)]);
  for (const { body } of both) {
    expect((await refreshSpa(world, body.refresh_token ?? 'none')).status).toBe(403);
  }
  expect(world.tenant.state.refreshTokens.every((one) => one.revoked)).toBe(true);
});

test('within the leeway the last token still works, afterwards it is a reuse', async () => {
  const world = await makeWorld();
  const spa = world.tenant.configuration.clients.find((one) => one.client_id === 'spa');
  if (spa?.refresh_token) spa.refresh_token.leeway = 10;
  const token = await signInFor(world, 'spa');
  await refreshSpa(world, token);
  world.tenant.clock.advance(5000);
  expect((await refreshSpa(world, token)).status).toBe(200);
  world.tenant.clock.advance(11_000);
  expect((await refreshSpa(world, token)).status).toBe(403);
});

test('a denied exchange gives nothing, says why, and leaves the token usable', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'spa');
  world.decide(() => ({ kind: 'denied', error: 'access_denied', reason: 'No. [no]', action: 'a' }));
  expect(await refreshSpa(world, token)).toEqual({
    status: 403,
    body: { error: 'access_denied', error_description: 'No. [no]' },
  });
  world.decide(() => completed);
  expect((await refreshSpa(world, token)).status).toBe(200);
});

test.each([
  ['needs the person', { kind: 'interaction_required' } as const],
  ['fails', { kind: 'failed', action: 'a', error: 'secret cause' } as const],
])('an Action that %s gives no tokens', async (_, outcome) => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  world.decide(() => outcome);
  const { status, body } = await refresh(world, token);
  expect(status).toBe(403);
  expect(JSON.stringify(body)).not.toContain('secret');
});

test.each(['web', 'spa'] as const)(
  'a token of %s that is revoked while the Actions run gives nothing',
  async (client) => {
    const world = await makeWorld();
    const token = await signInFor(world, client);
    world.decide(() => {
      for (const one of world.tenant.state.refreshTokens) one.revoked = true;
      return completed;
    });
    const answer = client === 'web' ? refresh(world, token) : refreshSpa(world, token);
    expect((await answer).body).toEqual(unknown);
  },
);

test('another application cannot use the token, and does not end it', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  expect((await refreshSpa(world, token)).body).toEqual(unknown);
  expect((await refresh(world, token)).status).toBe(200);
});

test('a refresh token dies at the end of its life', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'spa');
  world.tenant.clock.advance(1_000_000);
  expect((await refreshSpa(world, token)).body).toEqual(unknown);
});

// Auth0's support: "When a user resets their password, their sessions are terminated; however, refresh tokens will remain valid."
test('a new password leaves the refresh tokens to the Actions', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  const credential = findCredential(world.tenant, 'akeneo-product-cloud', 'ada@acme.test');
  if (!credential) throw new Error('no credential');
  await setPassword(world.tenant, credential, 'new', { reset: true });
  expect((await refresh(world, token)).status).toBe(200);
});

test('a user who is blocked, or no member any more, gets nothing', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web', { organization: 'org_acme' });
  world.tenant.state.members.clear();
  expect((await refresh(world, token)).body.error_description).toMatch(
    /is not part of the org_acme/,
  );
  world.user.blocked = true;
  expect((await refresh(world, token)).body.error_description).toBe('user is blocked');
  expect(world.runs).toHaveLength(1);
});

test('the scope may shrink and not grow', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  const less = await refresh(world, token, { scope: 'openid' });
  expect(less.body.scope).toBe('openid');
  expect(claimsOf(less.body.id_token).email).toBeUndefined();
  expect((await refresh(world, token, { scope: 'openid profile' })).body.error).toBe(
    'invalid_scope',
  );
  expect((await refresh(world, token, { audience: 'urn:orders' })).status).toBe(403);
});

test('revocation ends the family, for its own application alone', async () => {
  const world = await makeWorld();
  const token = await signInFor(world, 'web');
  const revoke = (body: Record<string, string>) =>
    world.app.request('/oauth/revoke', { method: 'POST', body: new URLSearchParams(body) });
  const own = { client_id: 'web', client_secret: 'web secret', token };
  expect((await revoke({ client_id: 'spa', token })).status).toBe(200);
  expect((await refresh(world, token)).status).toBe(200);
  expect((await revoke({ ...own, client_secret: 'wrong' })).status).toBe(401);
  expect((await revoke({ ...own, token: '' })).status).toBe(400);
  expect((await revoke({ ...own, token: 'unknown' })).status).toBe(200);
  expect((await revoke(own)).status).toBe(200);
  expect((await refresh(world, token)).body).toEqual(unknown);
});
