import { expect, jest, test } from '@jest/globals';

/** The fixture of a tenant that is as the named assumption is not. */
function loadWith(changes: Record<string, unknown>): typeof import('./fixture.ts') {
  jest.resetModules();
  const path = '../../local/tenant/assumptions.ts';
  const { assumptions } =
    jest.requireActual<typeof import('../../local/tenant/assumptions.ts')>(path);
  jest.doMock(path, () => ({ assumptions: { ...assumptions, ...changes } }));
  return jest.requireActual<typeof import('./fixture.ts')>('./fixture.ts');
}

test('where a session is enough to become a member, no second sign-in is needed', async () => {
  const { makeWorld, codeOf, authorizeUrl } = loadWith({
    membershipAssignedToExistingSession: true,
  });
  const world = await makeWorld();
  const browser = world.browser();
  await browser.signIn(world.user);
  codeOf(await browser.open(authorizeUrl({ organization: 'org_acme' })));
  expect(world.tenant.state.members.get('org_acme')?.has(world.user.user_id)).toBe(true);
});

test('even there a session becomes no member where its connection makes none', async () => {
  const { makeWorld, locationOf, authorizeUrl } = loadWith({
    membershipAssignedToExistingSession: true,
  });
  const world = await makeWorld();
  const acme = world.tenant.configuration.organizations.find((one) => one.id === 'org_acme');
  const [own] = acme?.connections ?? [];
  if (own) own.assign_membership_on_login = false;
  acme?.connections.push({
    connection_id: 'con_other',
    assign_membership_on_login: true,
    is_signup_enabled: false,
  });
  const browser = world.browser();
  await browser.signIn(world.user);
  const location = locationOf(await browser.open(authorizeUrl({ organization: 'org_acme' })));
  expect(location.searchParams.get('error')).toBe('access_denied');
});

test('where a change of email ends the sign-in too, the person signs in again in the same one', async () => {
  const { makeWorld, codeOf, completed, locationOf, waitingFor } = loadWith({
    emailChangeEndsTransaction: true,
  });
  const { setEmail } = jest.requireActual<typeof import('../../local/tenant/store/credentials.ts')>(
    '../../local/tenant/store/credentials.ts',
  );
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => ({ kind: 'suspended', run: waitingFor('ap_1') }));
  const transaction = await browser.startSignIn();
  await browser.authenticate(transaction, world.user);
  setEmail(world.tenant, world.user, 'new@acme.test', true);
  const response = await browser.open(`/authorize/resume?state=${transaction.state}`);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
  world.decide(() => completed);
  codeOf(await browser.authenticate(transaction, world.user));
});

test('where a change of email ends the sign-in, one made by an Action in its last step does too', async () => {
  const { makeWorld, completed, locationOf } = loadWith({ emailChangeEndsTransaction: true });
  const { setEmail } = jest.requireActual<typeof import('../../local/tenant/store/credentials.ts')>(
    '../../local/tenant/store/credentials.ts',
  );
  const world = await makeWorld();
  const browser = world.browser();
  world.decide(() => {
    setEmail(world.tenant, world.user, 'new@acme.test', true);
    return completed;
  });
  const response = await browser.authenticate(await browser.startSignIn(), world.user);
  expect(locationOf(response).pathname).toBe('/u/login/identifier');
  expect(world.tenant.state.codes.size).toBe(0);
});

test('where a login page takes the query away, Actions see that of the resume', async () => {
  const { makeWorld } = loadWith({ queryKeptAfterLoginPage: false });
  const world = await makeWorld();
  await world.browser().signIn(world.user, { 'ext-proof': 'abc' });
  expect(Object.keys(world.runs[0]?.query ?? {})).toEqual(['state']);
});
