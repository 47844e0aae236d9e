import { expect, test } from '@jest/globals';
import { acme, legacy, pimClient } from '../support/make-tenant.ts';
import { addUser, type Login, makeConnection, openLogin } from './open-login.ts';

const email = 'julia@example.com';
const asked = {
  client_id: 'pim-client',
  email,
  connection: 'akeneo-product-cloud',
  organization: acme.id,
};

async function ask(login: Login, body: Record<string, unknown> = asked): Promise<Response> {
  const response = await login.app.request('/dbconnections/change_password', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
    body: JSON.stringify(body),
  });
  await login.settle();
  return response;
}

test('known, unmigrated and unknown addresses get one answer; only the inbox differs', async () => {
  const login = openLogin({
    scripts: {
      get_user: (one) =>
        one === 'unmigrated@example.com'
          ? { kind: 'profile', profile: { user_id: 'pim|c|1', email: one } }
          : { kind: 'nobody' },
    },
  });
  await addUser(login.tenant, email);
  const answers = new Set<string>();
  for (const one of [email, 'unmigrated@example.com', 'unknown@example.com']) {
    const response = await ask(login, { ...asked, email: one });
    answers.add(`${response.status} ${[...response.headers].join()} ${await response.text()}`);
  }
  expect([...answers]).toEqual([
    expect.stringMatching(
      /^200 .*text\/plain.*We've just sent you an email to reset your password\.$/,
    ),
  ]);
  expect(login.mails.map(({ mail }) => mail.to)).toEqual([email, 'unmigrated@example.com']);
});

test('the mail knows application and organization, and no language', async () => {
  const login = openLogin();
  await addUser(login.tenant, email);
  await ask(login);
  const [sent] = login.mails;
  expect(sent).toMatchObject({
    template: 'reset_email',
    mail: { application: { name: 'Akeneo PIM' }, organization: { name: 'acme' } },
  });
  expect(sent?.mail.language).toBeUndefined();
  expect(login.calls).toEqual([]);
});

test('get_user is asked with the organization, as on the page', async () => {
  const login = openLogin();
  await ask(login);
  await ask(login, { ...asked, organization: undefined });
  expect(login.calls.map(({ script, context }) => [script, context])).toMatchObject([
    ['get_user', { organization: { name: 'acme' } }],
    ['get_user', {}],
  ]);
});

test('ten requests for one address, then one a minute, together with those of the page', async () => {
  const login = openLogin();
  for (let n = 0; n < 9; n += 1) expect((await ask(login)).status).toBe(200);
  await login.post('/u/reset-password/request/akeneo-product-cloud', { username: email });
  expect((await ask(login)).status).toBe(429);
  login.tenant.clock.advance(60_000);
  expect((await ask(login)).status).toBe(200);
  expect((await ask(login)).status).toBe(429);
});

test.each([
  ['no client', { client_id: undefined }, 400],
  ['an unknown client', { client_id: 'nobody' }, 403],
  ['no email', { email: undefined }, 400],
  ['a username', { email: 'julia' }, 400],
  ['no connection', { connection: undefined }, 400],
  ['an unknown connection', { connection: 'other' }, 400],
  ['an unknown organization', { organization: 'org_other' }, 400],
  ["an organization's name", { organization: 'acme' }, 400],
  ['an organization without the connection', { organization: 'org_bare' }, 400],
  ['an application without organizations', { client_id: 'email-confirmation-client' }, 400],
  ['a value that is no text', { email: [email] }, 400],
])('%s is refused, and nobody is looked for', async (_, change, status) => {
  const bare = { ...legacy, id: 'org_bare', connections: [] };
  const login = openLogin({ overrides: { configuration: { organizations: [acme, bare] } } });
  const response = await ask(login, { ...asked, ...change });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: expect.any(String) });
  expect([login.calls, login.mails]).toEqual([[], []]);
});

test('a connection without self-service, or without this application, is refused', async () => {
  for (const connection of [
    makeConnection({ disable_self_service_change_password: true }),
    { ...makeConnection(), enabled_clients: [] },
  ]) {
    const login = openLogin({
      overrides: { configuration: { clients: [pimClient], connections: [connection] } },
    });
    expect((await ask(login)).status).toBe(400);
  }
});
