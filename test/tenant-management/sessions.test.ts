import { expect, test } from '@jest/globals';
import { createSession } from '../../local/tenant/store/sessions.ts';
import type { RefreshToken } from '../../local/tenant/store/types.ts';
import { addUser, makeApi } from './fixture.ts';

const scope = ['delete:sessions', 'delete:refresh_tokens'];

/** Ada with two sessions, one of which gave a refresh token, and Bob with one. */
async function arrange() {
  const { tenant, send } = makeApi();
  const ada = await addUser(tenant, 'pim|c1|1', 'ada@acme.test');
  const bob = await addUser(tenant, 'pim|c1|2', 'bob@acme.test');
  const connection = 'akeneo-product-cloud';
  const [first, second] = [ada, ada, bob].map(({ user_id }) =>
    createSession(tenant, { user_id, connection }),
  );
  for (const session of tenant.state.sessions.values()) {
    const { id, user_id } = session;
    const token = { id, user_id, session_id: id, client_id: 'c', connection, scope: [] };
    tenant.state.refreshTokens.push({ ...token, revoked: false } as unknown as RefreshToken);
  }
  const left = () => ({
    sessions: [...tenant.state.sessions.values()].map(({ user_id }) => user_id),
    tokens: tenant.state.refreshTokens.filter(({ revoked }) => !revoked).map((one) => one.user_id),
  });
  return { send, left, ada: ada.user_id, bob: bob.user_id, first, second };
}

test('revoke-access ends every session and refresh token of one person, and nobody else’s', async () => {
  const { send, left, ada, bob } = await arrange();
  const { status } = await send('POST', `/users/${ada}/revoke-access`, {}, { scope });
  expect(status).toBe(202);
  expect(left()).toEqual({ sessions: [bob], tokens: [bob] });
});

test('with a session it ends that one and its tokens, which may be kept; somebody else’s session it leaves', async () => {
  const { send, left, ada, bob, first, second } = await arrange();
  const revoke = (body: object) => send('POST', `/users/${ada}/revoke-access`, body, { scope });
  await revoke({ session_id: first?.id });
  expect(left()).toEqual({ sessions: [ada, bob], tokens: [ada, bob] });
  await send('POST', `/users/${bob}/revoke-access`, { session_id: second?.id }, { scope });
  expect(left()).toEqual({ sessions: [ada, bob], tokens: [ada, bob] });
  await revoke({ session_id: second?.id, preserve_refresh_tokens: true });
  expect(left()).toEqual({ sessions: [bob], tokens: [ada, bob] });
});

test('sessions and refresh tokens can be ended apart', async () => {
  const { send, left, ada, bob } = await arrange();
  expect((await send('DELETE', `/users/${ada}/sessions`, undefined, { scope })).status).toBe(202);
  expect(left()).toEqual({ sessions: [bob], tokens: [ada, ada, bob] });
  const path = `/users/${ada}/refresh-tokens`;
  expect((await send('DELETE', path, undefined, { scope })).status).toBe(202);
  expect(left()).toEqual({ sessions: [bob], tokens: [bob] });
});

test('both scopes are wanted to revoke access; nobody is asked after only by the two others', async () => {
  const { send, left, ada } = await arrange();
  for (const one of scope) {
    const answer = await send('POST', `/users/${ada}/revoke-access`, {}, { scope: [one] });
    expect(answer.status).toBe(403);
  }
  expect(left().sessions).toHaveLength(3);
  const nobody = '/users/auth0|nobody';
  expect((await send('POST', `${nobody}/revoke-access`, {}, { scope })).status).toBe(202);
  expect((await send('DELETE', `${nobody}/sessions`, undefined, { scope })).status).toBe(404);
  expect((await send('DELETE', `${nobody}/refresh-tokens`, undefined, { scope })).status).toBe(404);
});

test('who is blocked loses every session', async () => {
  const { send, left, ada, bob } = await arrange();
  await send('PATCH', `/users/${ada}`, { blocked: true });
  expect(left().sessions).toEqual([bob]);
});
