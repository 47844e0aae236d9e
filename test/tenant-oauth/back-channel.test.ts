import { expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { HttpResponse, http } from 'msw';
import { settleTasks } from '../../local/tenant/after-answer.ts';
import { findCredential } from '../../local/tenant/store/credential-table.ts';
import { setEmail, setPassword } from '../../local/tenant/store/credentials.ts';
import { deleteUser } from '../../local/tenant/store/delete-user.ts';
import { endSessions, findSession } from '../../local/tenant/store/sessions.ts';
import { intercept } from '../support/intercept.ts';
import {
  authorizeUrl,
  claimsOf,
  codeOf,
  exchange,
  logTypes,
  makeWorld,
  type World,
} from './fixture.ts';

const server = intercept();
const url = 'https://pim.acme.test/backchannel-logout';
const all = { mode: 'all' };

/** Ada is signed in to `web`, which wants to hear; what it hears, and answers. */
async function signedIn(initiators: unknown = all, answer = 200) {
  const world = await makeWorld();
  const web = world.tenant.configuration.clients.find((one) => one.client_id === 'web');
  if (web) {
    const settings = { backchannel_logout_urls: [url], backchannel_logout_initiators: initiators };
    Object.assign(web, { oidc_logout: settings });
  }
  const heard: string[] = [];
  server.use(
    http.post(url, async ({ request }) => {
      heard.push(new URLSearchParams(await request.text()).get('logout_token') ?? '');
      return new HttpResponse(null, { status: answer });
    }),
  );
  const browser = world.browser();
  const { body } = await exchange(world, await browser.signIn(world.user));
  const listen = async () => {
    await settleTasks(world.tenant);
    return heard;
  };
  return { world, browser, sid: claimsOf(body.id_token).sid, listen };
}

const userId = ({ user }: World) => user.user_id;
const ends: [string, (world: World) => unknown][] = [
  [
    'password-changed',
    async ({ tenant, user }) => {
      const credential = findCredential(tenant, 'akeneo-product-cloud', user.email);
      if (!credential) throw new Error('no credential');
      await setPassword(tenant, credential, 'another', { reset: true });
    },
  ],
  ['email-identifier-changed', ({ tenant, user }) => setEmail(tenant, user, 'a@b.test', true)],
  ['account-deleted', (world) => deleteUser(world.tenant, userId(world))],
  ['session-revoked', (world) => endSessions(world.tenant, userId(world), 'session-revoked')],
  [
    'session-expired',
    (world) => {
      const [session] = world.tenant.state.sessions.values();
      world.tenant.clock.advance(7 * 24 * 3_600_000);
      findSession(world.tenant, session?.id ?? '');
    },
  ],
];

test.each(ends)(
  '%s: the application hears once of this session and this person, if it wants to',
  async (initiator, end) => {
    const { world, sid, listen } = await signedIn({
      mode: 'custom',
      selected_initiators: [initiator],
    });
    await end(world);
    const [token, ...more] = await listen();
    expect(more).toEqual([]);
    const { iat = 0, ...claims } = claimsOf(token);
    expect(claims).toEqual({
      iss: world.tenant.issuer,
      sub: userId(world),
      aud: 'web',
      exp: iat + 120,
      jti: expect.any(String),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      sid,
    });
    expect(decodeProtectedHeader(token ?? '')).toMatchObject({ alg: 'RS256', typ: 'JWT' });

    const others = ends.map(([name]) => name).filter((name) => name !== initiator);
    const deaf = await signedIn({ mode: 'custom', selected_initiators: ['rp-logout', ...others] });
    await end(deaf.world);
    expect(await deaf.listen()).toEqual([]);
  },
);

test('a logout is told without having been chosen, and to nobody who was not signed in to', async () => {
  const { world, browser, listen } = await signedIn(undefined);
  await browser.open('/v2/logout?client_id=web');
  expect(await listen()).toHaveLength(1);
  const stranger = await makeWorld();
  Object.assign(stranger.tenant.configuration.clients[0] ?? {}, {
    oidc_logout: { backchannel_logout_urls: [url] },
  });
  const other = stranger.browser();
  // A form is open: this sign-in has not reached the application.
  await other.authenticate(await other.startSignIn({ client_id: 'personal' }), stranger.user);
  await other.open('/v2/logout');
  await settleTasks(stranger.tenant);
  expect(await listen()).toHaveLength(1);
  expect(logTypes(world)).toContain('oidc_backchannel_logout_succeeded');
});

test.each([302, 400, 503])(
  'an answer of %i is logged as a failure and not tried again',
  async (status) => {
    const { browser, world, listen } = await signedIn(all, status);
    await browser.open('/v2/logout');
    expect(await listen()).toHaveLength(1);
    expect(world.tenant.state.logs.at(-1)).toMatchObject({
      type: 'oidc_backchannel_logout_failed',
      client_id: 'web',
      details: { status },
    });
  },
);

test('a code that waits while its session ends still names that session in its ID token', async () => {
  const { world, browser, sid } = await signedIn();
  const code = codeOf(await browser.open(authorizeUrl()));
  await browser.open('/v2/logout');
  await settleTasks(world.tenant);
  const { body } = await exchange(world, code);
  expect(claimsOf(body.id_token).sid).toBe(sid);
});
