import { expect, test } from '@jest/globals';
import { finishAuthentication } from '../../local/tenant/oauth/sign-in/finish-authentication.ts';
import { setEmail } from '../../local/tenant/store/credentials.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import {
  authorizeUrl,
  claimsOf,
  codeOf,
  completed,
  exchange,
  locationOf,
  logTypes,
  makeWorld,
  type World,
  waitingFor,
} from './fixture.ts';

async function addUser(world: World, id: string, email: string) {
  const creation = await createUser(world.tenant, {
    connection: 'akeneo-product-cloud',
    identityId: id,
    email,
    email_verified: true,
    password: 'x',
  });
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return creation.user;
}

test('after the login page the browser gets a session and the application a code with its state', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  const location = locationOf(response);
  expect(location.searchParams.get('state')).toBe('app-state');
  expect(location.searchParams.get('code')).toMatch(/^\w{24,}$/);
  expect(response.headers.get('set-cookie')).toMatch(/^auth0=.*HttpOnly; SameSite=Lax/);
  expect(world.user).toMatchObject({ logins_count: 1, last_ip: '127.0.0.1' });
  expect(logTypes(world)).toEqual(['s']);
});

test('the Actions see the user, the session, the query of /authorize and what was requested', async () => {
  const world = await makeWorld();
  await world
    .browser()
    .signIn(world.user, { 'ext-proof': 'abc', login_hint: 'ada', prompt: 'login' });
  const [run] = world.runs;
  expect(run?.user).toBe(world.user);
  expect(run?.session?.user_id).toBe(world.user.user_id);
  expect(run?.query['ext-proof']).toBe('abc');
  expect(run?.protocol).toBe('oidc-basic-profile');
  expect(run?.canPrompt).toBe(true);
  expect(run?.transaction).toMatchObject({
    locale: 'en',
    login_hint: 'ada',
    prompt: ['login'],
    state: 'app-state',
    requested_scopes: ['openid', 'profile', 'email'],
  });
});

test('with a session nobody signs in again, but post-login runs', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  codeOf(await browser.open(authorizeUrl({ 'ext-proof': 'abc' })));
  expect(world.runs).toHaveLength(2);
  expect(world.runs[1]?.session?.id).toBe(world.runs[0]?.session?.id);
  expect(world.runs[1]?.query['ext-proof']).toBe('abc');
  expect(world.user.logins_count).toBe(1);
});

test('prompt=none with a session gets a code, without being able to prompt', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  codeOf(await browser.open(authorizeUrl({ prompt: 'none' })));
  expect(world.runs[1]?.canPrompt).toBe(false);
  expect(logTypes(world)).toEqual(['s', 'ssa']);
});

test.each([
  ['prompt=login', { prompt: 'login' }, 0],
  ['an old session with max_age', { max_age: '60' }, 61_000],
  ['another connection', { connection: 'second' }, 0],
  ['72 hours without use', {}, 72 * 3_600_000],
])('%s asks for the password again', async (_, extra, passed) => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  world.tenant.clock.advance(passed);
  await expect(browser.startSignIn(extra)).resolves.toBeDefined();
});

test('a young session satisfies max_age', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  world.tenant.clock.advance(30_000);
  codeOf(await browser.open(authorizeUrl({ max_age: '60' })));
});

test('a session lives seven days at most, used or not', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  for (const _ of [1, 2, 3]) {
    world.tenant.clock.advance(50 * 3_600_000);
    codeOf(await browser.open(authorizeUrl()));
  }
  world.tenant.clock.advance(18 * 3_600_000);
  await expect(browser.startSignIn()).resolves.toBeDefined();
});

test('a session’s id alone, as tokens show it, is no session', async () => {
  const world = await makeWorld();
  const { body } = await exchange(world, await world.browser().signIn(world.user));
  const thief = world.browser();
  const sid = String(claimsOf(body.id_token).sid);
  for (const cookie of [sid, `${sid}.`, `${sid}.${sid}`]) {
    thief.cookies.set('auth0', cookie);
    await expect(thief.startSignIn()).resolves.toBeDefined();
  }
});

test('a second factor is asked for, again while it is open, and the Actions go on after it', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const { prompt: _, ...waiting } = waitingFor('ap_1');
  const challenge = { factors: ['otp'], done: false };
  world.decide((run) =>
    run.resume ? completed : { kind: 'suspended', run: { ...waiting, challenge } },
  );
  const transaction = await browser.startSignIn();
  const page = `/u/mfa-otp-challenge?state=${transaction.state}`;
  const first = await browser.authenticate(transaction, world.user);
  expect(first.headers.get('location')).toBe(page);
  const again = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(again.headers.get('location')).toBe(page);
  expect(world.runs).toHaveLength(1);
  challenge.done = true;
  codeOf(await browser.open(`/authorize/resume?state=${transaction.state}`));
  expect(world.runs).toHaveLength(2);
});

test('a form is shown, shown again while it is open, and the Actions go on after its end', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide((run) => (run.resume ? completed : { kind: 'suspended', run: waitingFor('ap_1') }));
  const transaction = await browser.startSignIn({ 'ext-proof': 'abc' });
  const form = `/u/custom-prompt/ap_1?state=${transaction.state}`;
  const first = await browser.authenticate(transaction, world.user);
  expect(first.headers.get('location')).toBe(form);
  const again = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(again.headers.get('location')).toBe(form);
  expect(world.runs).toHaveLength(1);
  if (transaction.run?.prompt) transaction.run.prompt.done = true;
  codeOf(await browser.open(`/authorize/resume?state=${transaction.state}`));
  expect(world.runs[1]?.resume?.prompt?.formId).toBe('ap_1');
  expect(world.runs[1]?.query).toEqual({ state: transaction.state });
});

test('a session is kept while a form is open: another request of the browser is signed in', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  await browser.authenticate(await browser.startSignIn(), world.user);
  world.decide(() => completed);
  codeOf(await browser.open(authorizeUrl({ client_id: 'personal' })));
});

test('an Action’s denial reaches the application with its words, and the state is used up', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  const reason = 'This address is in use. [email_in_use]';
  world.decide(() => ({ kind: 'denied', error: 'access_denied', reason, action: 'a' }));
  const transaction = await browser.startSignIn();
  const location = locationOf(await browser.authenticate(transaction, world.user));
  expect(location.searchParams.get('error')).toBe('access_denied');
  expect(location.searchParams.get('error_description')).toBe(reason);
  expect(location.searchParams.get('state')).toBe('app-state');
  const event = world.tenant.state.logs.at(-1);
  expect(event).toMatchObject({ type: 'f', description: reason, user_id: world.user.user_id });
  const replay = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(replay.status).toBe(400);
});

test('an Action that fails gives no code and does not say why', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => ({ kind: 'failed', action: 'a', error: 'secret cause' }));
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(locationOf(response).searchParams.get('error')).toBe('access_denied');
  expect(response.headers.get('location')).not.toContain('secret');
});

test('a runtime that throws gives no code', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.app.onError((_, c) => c.text('broken', 500));
  world.decide(() => {
    throw new Error('broken');
  });
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(response.status).toBe(500);
  expect(world.tenant.state.codes.size).toBe(0);
});

test.each([
  ['a suspended run', { kind: 'suspended', run: waitingFor('ap_1') } as const],
  ['an Action that needs the person', { kind: 'interaction_required' } as const],
])('prompt=none and %s is interaction_required', async (_, outcome) => {
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  world.decide(() => outcome);
  const location = locationOf(await browser.open(authorizeUrl({ prompt: 'none' })));
  expect(location.searchParams.get('error')).toBe('interaction_required');
});

test('a blocked user gets no code and no Action runs', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.user.blocked = true;
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(locationOf(response).searchParams.get('error')).toBe('unauthorized');
  expect(world.runs).toHaveLength(0);
});

test('a session that ended while a form was open asks to sign in again', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  const transaction = await browser.startSignIn();
  await browser.authenticate(transaction, world.user);
  await browser.open('/v2/logout');
  if (transaction.run?.prompt) transaction.run.prompt.done = true;
  const response = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
  expect(world.runs).toHaveLength(1);
});

test('a change of email ends the sessions, not the sign-in that made it', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => {
    setEmail(world.tenant, world.user, 'Ada@New.test', true);
    return completed;
  });
  const { body } = await exchange(world, await browser.signIn(world.user));
  expect(claimsOf(body.id_token)).toMatchObject({ email: 'ada@new.test', email_verified: true });
  expect(world.tenant.state.sessions.size).toBe(0);
  await expect(browser.startSignIn()).resolves.toBeDefined();
});

test('another person’s sign-in ends the session before it, in the store too', async () => {
  const world = await makeWorld();
  const grace = await addUser(world, 'pim|c1|43', 'grace@acme.test');
  const browser = world.browser();
  await browser.signIn(world.user);
  const first = browser.cookies.get('auth0');
  await browser.signIn(grace, { prompt: 'login' });
  expect(world.tenant.state.sessions.size).toBe(1);
  const thief = world.browser();
  thief.cookies.set('auth0', first ?? '');
  await expect(thief.startSignIn()).resolves.toBeDefined();
});

test('the same person’s new session carries their other open sign-in', async () => {
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  const waiting = await browser.startSignIn();
  await browser.authenticate(waiting, world.user);
  world.decide(() => completed);
  await browser.signIn(world.user, { prompt: 'login' });
  if (waiting.run?.prompt) waiting.run.prompt.done = true;
  codeOf(await browser.open(`/authorize/resume?state=${waiting.state}`));
});

test('another person’s session does not carry the sign-in that the first one left open', async () => {
  const world = await makeWorld();
  const grace = await addUser(world, 'pim|c1|43', 'grace@acme.test');
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  const waiting = await browser.startSignIn();
  await browser.authenticate(waiting, world.user);
  world.decide(() => completed);
  await browser.signIn(grace, { prompt: 'login' });
  if (waiting.run?.prompt) waiting.run.prompt.done = true;
  const response = await browser.open(`/authorize/resume?state=${waiting.state}`);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
});

test('somebody else who signs in in the middle of a form starts the Actions anew', async () => {
  const world = await makeWorld();
  const grace = await addUser(world, 'pim|c1|43', 'grace@acme.test');
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  const transaction = await browser.startSignIn();
  await browser.authenticate(transaction, world.user);
  if (transaction.run?.prompt) transaction.run.prompt.done = true;
  world.decide(() => completed);
  codeOf(await browser.authenticate(transaction, grace));
  expect(world.runs[1]?.user).toBe(grace);
  expect(world.runs[1]?.resume).toBeUndefined();
});

test('setPrimaryUser moves tokens and session to the account that holds the identity', async () => {
  const world = await makeWorld();
  const primary = await addUser(world, 'pim|c1|1', 'owner@acme.test');
  world.decide((run) => {
    primary.identities.push(...run.user.identities);
    world.tenant.state.users.delete(run.user.user_id);
    return { ...completed, primaryUser: primary.user_id };
  });
  const browser = world.browser();
  const { body } = await exchange(world, await browser.signIn(world.user));
  expect(claimsOf(body.id_token).sub).toBe(primary.user_id);
  world.decide(() => completed);
  codeOf(await browser.open(authorizeUrl()));
  expect(world.runs[1]?.user).toBe(primary);
});

test.each([
  ['an account that does not hold the identity', (id: string) => id],
  ['nobody', () => 'auth0|nobody'],
])('setPrimaryUser to %s fails the sign-in', async (_, choose) => {
  const world = await makeWorld();
  const other = await addUser(world, 'pim|c1|1', 'owner@acme.test');
  world.decide(() => ({ ...completed, primaryUser: choose(other.user_id) }));
  const browser = world.browser();
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(locationOf(response).searchParams.get('error')).toBe('access_denied');
});

test('an account merged away without setPrimaryUser gets no tokens', async () => {
  const world = await makeWorld();
  world.decide((run) => {
    world.tenant.state.users.delete(run.user.user_id);
    return completed;
  });
  const browser = world.browser();
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(locationOf(response).searchParams.get('error_description')).toBe(
    'Unable to construct login user',
  );
});

test('the login room cannot finish a sign-in with a connection that the application may not use', async () => {
  const world = await makeWorld();
  const transaction = await world.browser().startSignIn();
  const finish = (userId: string, connection: string) => () =>
    finishAuthentication(world.tenant, transaction, { userId, connection, identifier: 'x' });
  expect(finish(world.user.user_id, 'other')).toThrow('other may not be used');
  expect(finish('auth0|nobody', 'akeneo-product-cloud')).toThrow('no such user');
});
