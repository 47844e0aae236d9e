import { expect, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { releaseAbandoned } from '../../scripts/support/release-abandoned.ts';
import { intercept } from '../support/intercept.ts';
import { connectToFake, json, organization, startFakeTenant } from './fake-tenant.ts';
import { listen } from './support-setup.ts';

const server = intercept();
const email = 'nora@acme.example';
const key = `pim|${organization.metadata.customer_id}|42`;
const deleted = `auth0|${key}`;

/**
 * The PIM with one account of the address, which somebody `holds` who was deleted, unless `exists`. `shows`: the users that a search
 * finds by an identity.
 */
function startFake({ holds = deleted, exists = false, shows = [deleted] } = {}) {
  const tenant = startFakeTenant(server, []);
  const state = { claimedBy: holds as string | null, since: null as string | null };
  const user = (user_id: string) => ({ user_id, email });
  tenant.answer = (call) => (exists && call === `GET /users/${holds}` ? json(user(holds)) : null);
  const account = () => ({
    id: '42',
    email,
    username: null,
    given_name: 'Nora',
    family_name: 'N',
    name: 'Nora N',
    enabled: true,
    claimed_by: state.claimedBy,
  });
  const pim = 'https://pim.example/identity/v1/accounts';
  server.use(
    http.get('https://tenant.example/api/v2/organizations/name/acme', () => json(organization)),
    http.get('https://tenant.example/api/v2/users', ({ request }) => {
      const q = new URL(request.url).searchParams.get('q') ?? '';
      tenant.queries.push(q);
      return json({ users: shows.map(user) });
    }),
    http.get(pim, ({ request }) =>
      new URL(request.url).searchParams.get('identifier') === email
        ? json({ accounts: [account()] })
        : json({ accounts: [] }),
    ),
    http.delete(`${pim}/42/product-cloud`, async ({ request }) => {
      const { account: holder } = (await request.json()) as { account: string };
      if ((state.since ?? state.claimedBy) !== holder) return json({}, 409);
      state.claimedBy = null;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return { state, tenant };
}

async function run(answer: boolean | null = true, whom = email, name = 'acme', yes = false) {
  const { support } = await connectToFake();
  const talk = listen(answer);
  const code = await releaseAbandoned(support, talk, { email: whom, organization: name, yes });
  return { code, text: talk.said.join('\n') };
}

test('held by a deleted account: shown, asked, released; again: nothing to do, and that is no failure', async () => {
  const { state, tenant } = startFake();
  const { code, text } = await run();
  expect([code, state.claimedBy]).toEqual([0, null]);
  expect(text.split('\n')).toEqual([
    `Releases         ${key} (Akeneo PIM, Acme Retail), n***@acme.example`,
    `Held by          ${deleted}, an account that was deleted`,
    'Akeneo PIM is told that nobody holds it. It gets back its first sign-in: n***@acme.example and its password in Akeneo PIM.',
    'Nothing changes in Akeneo PIM itself: roles, preferences and history stay.',
    'If the account was deleted because the person has left, answer no.',
    'Do this?',
    'Released: Akeneo PIM opens to a first sign-in again.',
  ]);
  expect(tenant.asked).toEqual(['GET /organizations', `GET /users/${deleted}`]);
  expect(tenant.queries).toEqual([`identities.user_id:"${key}"`]);

  const again = await run(null);
  expect(again).toEqual({
    code: 0,
    text: expect.stringMatching(/^Nobody holds pim.*\nThere is nothing to release\./),
  });
});

test('a no, or nobody to ask: the claim stays; --yes asks nobody', async () => {
  const { state } = startFake();
  expect((await run(false)).code).toBe(0);
  const alone = await run(null);
  expect([alone.code, state.claimedBy]).toEqual([1, deleted]);
  expect(alone.text).toContain('[not_confirmed]');
  const told = await run(null, email, 'acme', true);
  expect([told.code, state.claimedBy]).toEqual([0, null]);
});

test.each([
  ['that exists', { exists: true }, deleted],
  ['that holds the deleted one as an identity', { shows: [deleted, 'auth0|sdm|7'] }, 'auth0|sdm|7'],
])('held by an account %s: refused, and it says what to do', async (_, fake, holder) => {
  const { state } = startFake(fake);
  const { code, text } = await run();
  expect([code, state.claimedBy]).toEqual([1, deleted]);
  expect(text).toContain(`is held by ${holder}, an account that exists: it stays. \`diagnose`);
  expect(text).toContain(`unlink '${holder}' '${key}'`);
  expect(text).not.toContain('Do this?');
});

test('held by a deleted account of another product: nobody may hold the one or the other', async () => {
  const { state, tenant } = startFake({ holds: 'auth0|sdm|7', shows: [] });
  expect([(await run()).code, state.claimedBy]).toEqual([0, null]);
  expect(tenant.queries).toEqual([`identities.user_id:"${key}"`, 'identities.user_id:"sdm|7"']);
});

test.each([`GET /users/${deleted}`, 'GET /organizations'])(
  'no answer to %s: it stops, and nothing is released',
  async (spoilt) => {
    const { state, tenant } = startFake();
    tenant.answer = (call) => (call === spoilt ? json({}, 503) : null);
    const { code, text } = await run(true, email, 'acme', true);
    expect([code, state.claimedBy]).toEqual([1, deleted]);
    expect(text).toContain('[management_unavailable]');
  },
);

test('held by another account since it was looked up: the product says so, and it stays', async () => {
  const { state } = startFake();
  state.since = 'auth0|somebody-else';
  const { code, text } = await run();
  expect([code, state.claimedBy]).toEqual([1, deleted]);
  expect(text).toContain('[held_by_another]');
});

test('an address that no product knows, a product that does not answer, a customer that nobody has', async () => {
  startFake();
  const unknown = await run(true, 'tim@acme.example');
  expect(unknown).toEqual({ code: 1, text: expect.stringContaining('does not know t***@') });
  server.use(http.get('https://pim.example/identity/v1/accounts', () => json({}, 503)));
  expect(await run()).toEqual({
    code: 1,
    text: expect.stringContaining('[product_unavailable]'),
  });
  server.use(
    http.get('https://tenant.example/api/v2/organizations/name/globex', () => json({}, 404)),
  );
  const nowhere = await run(true, email, 'globex');
  expect(nowhere).toEqual({ code: 1, text: expect.stringContaining('[organization_unknown]') });
});
