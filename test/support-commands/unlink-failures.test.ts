import { expect, test } from '@jest/globals';
import { unlink } from '../../scripts/support/unlink.ts';
import { intercept } from '../support/intercept.ts';
import { email, linked, own, primaryId, startFakeLinked } from './fake-linked.ts';
import { connectToFake, json, now } from './fake-tenant.ts';
import { listen } from './support-setup.ts';

const server = intercept();

async function run(whom = email) {
  const { support, waits } = await connectToFake();
  const talk = listen();
  const code = await unlink(support, talk, { whom, key: linked, yes: true });
  return { code, waits, text: talk.said.join('\n') };
}

type Fake = ReturnType<typeof startFakeLinked>;

function describeEnd({ state, primary }: Fake) {
  return {
    holds: primary.identities.map(({ user_id }) => user_id),
    metadata: Object.keys(primary.app_metadata ?? {}),
    users: [...state.users.keys()],
    records: [...state.records],
    claimedBy: state.claimedBy,
  };
}

const done = {
  holds: [own],
  metadata: ['confirmed_email', 'migrated'],
  users: [primaryId],
  records: [email],
  claimedBy: null,
};

/** While anything of it is left at Auth0, the product says that somebody holds it. */
function watch(fake: Fake): string[] {
  const open: string[] = [];
  fake.state.after = (call) => {
    const { holds, users, records, claimedBy } = describeEnd(fake);
    const isLeft = holds.length > 1 || users.length > 1 || records.length > 1;
    if (claimedBy === null && isLeft) open.push(call);
    return 'heard';
  };
  return open;
}

const calls = [
  'GET /users-by-email',
  'GET /organizations',
  `PATCH /users/${primaryId}`,
  `DELETE /users/${primaryId}/identities/auth0/${linked}`,
  `GET /users/auth0|${linked}`,
  'GET /connections',
  'DELETE /connections/con_main/users',
  `DELETE /users/auth0|${linked}`,
  `GET /users/${primaryId}`,
  'DELETE /identity/v1/accounts/42/product-cloud',
  `POST /users/${primaryId}/revoke-access`,
];

test('these calls in this order, and each mark of the product account is gone before it is unlinked', async () => {
  const fake = startFakeLinked(server);
  const open = watch(fake);
  const { code, text } = await run();
  expect(code).toBe(0);
  expect(fake.state.asked).toEqual(calls);
  expect(describeEnd(fake)).toEqual(done);
  expect(open).toEqual([]);
  expect(text).toContain('are ended at Auth0, and the products are told');
  expect(text).toContain('n***@acme.example');
});

test('the holder that `diagnose` named by its user id, with or without auth0|, is as good as its email', async () => {
  for (const whom of [primaryId, own]) {
    const fake = startFakeLinked(server);
    const { code, text } = await run(whom);
    expect([code, fake.state.asked]).toEqual([0, [`GET /users/${primaryId}`, ...calls.slice(1)]]);
    expect(describeEnd(fake)).toEqual(done);
    expect(text).not.toContain(email);
  }
  const fake = startFakeLinked(server);
  const nobody = await run('auth0|nobody');
  expect(nobody).toMatchObject({
    code: 1,
    text: "No account has the user id auth0|nobody. It looks like 'auth0|pim|<customer id>|42'. Nothing was changed. [nobody]",
  });
  expect(fake.state.asked).toEqual(['GET /users/auth0|nobody']);
});

const managementCalls = calls.filter((call) => !call.includes('product-cloud'));

test.each(managementCalls)(
  '429 at %s: waits until Auth0 says, and does it again',
  async (limited) => {
    const fake = startFakeLinked(server);
    let left = 2;
    const reset = String(now / 1000 + 3);
    fake.state.answer = (call) => {
      if (call !== limited || left === 0) return null;
      left -= 1;
      return json({ statusCode: 429 }, 429, { 'x-ratelimit-reset': reset });
    };
    const { code, waits } = await run();
    expect(code).toBe(0);
    expect(waits).toEqual([3000, 3000]);
    expect(describeEnd(fake)).toEqual(done);
  },
);

const troubles = [400, 401, 403, 404, 409, 500, 503]
  .flatMap((status) => calls.map((call) => [status, call] as const))
  // That a user to be deleted is no more has to be believed.
  .filter(([status, call]) => status !== 404 || !call.startsWith('DELETE /users/auth0|pim'));

test.each(troubles)('%s at %s, then again: the end is the same', async (status, spoilt) => {
  const fake = startFakeLinked(server);
  const open = watch(fake);
  fake.state.answer = (call) => (call === spoilt ? json({ statusCode: status }, status) : null);
  const first = await run();
  expect(first.text).not.toContain('undefined');
  fake.state.answer = () => null;
  const again = await run();
  expect({ code: again.code, ...describeEnd(fake) }).toEqual({ code: 0, ...done });
  expect(open).toEqual([]);
});

test.each(calls)('the answer of %s is lost, then again: the end is the same', async (lost) => {
  const fake = startFakeLinked(server);
  const open = watch(fake);
  const watched = fake.state.after;
  fake.state.after = (call) => {
    watched(call);
    return call === lost ? 'lost' : 'heard';
  };
  await run();
  fake.state.after = watched;
  const again = await run();
  expect({ code: again.code, ...describeEnd(fake) }).toEqual({ code: 0, ...done });
  expect(open).toEqual([]);
});

/** Two tabs attached it at once: as the account that came over, and as one made for it. */
function startFakeDouble() {
  const fake = startFakeLinked(server);
  const [, identity] = fake.primary.identities;
  if (identity !== undefined) fake.primary.identities.push({ ...identity });
  return fake;
}

test('an account that holds it twice loses it twice', async () => {
  const fake = startFakeDouble();
  const open = watch(fake);
  const { code } = await run();
  expect({ code, ...describeEnd(fake) }).toEqual({ code: 0, ...done });
  expect(open).toEqual([]);
});

test.each(calls)(
  'an account that holds it twice, 500 at %s, then again: the end is the same',
  async (spoilt) => {
    const fake = startFakeDouble();
    const open = watch(fake);
    fake.state.answer = (call) => (call === spoilt ? json({ statusCode: 500 }, 500) : null);
    await run();
    fake.state.answer = () => null;
    const again = await run();
    expect({ code: again.code, ...describeEnd(fake) }).toEqual({ code: 0, ...done });
    expect(open).toEqual([]);
  },
);

test('Auth0 without session management: unlinked all the same, and it says what goes on', async () => {
  const fake = startFakeLinked(server);
  fake.state.answer = (call) =>
    call.endsWith('/revoke-access') ? json({ errorCode: 'insufficient_entitlement' }, 403) : null;
  const { code, text } = await run();
  expect(code).toBe(0);
  expect(text).toContain('Auth0 did not end the sessions of the account');
});

test('a user that Auth0 shows only a while after it was unlinked is waited for', async () => {
  const fake = startFakeLinked(server);
  let hidden = 2;
  fake.state.answer = (call) => {
    if (call !== `GET /users/auth0|${linked}` || hidden === 0) return null;
    hidden -= 1;
    return json({ statusCode: 404 }, 404);
  };
  const { code, waits } = await run();
  expect({ code, ...describeEnd(fake) }).toEqual({ code: 0, ...done });
  expect(waits).toEqual([1000, 1000]);
});

test('linked again meanwhile: the claim stays', async () => {
  const fake = startFakeLinked(server);
  fake.state.after = (call) => {
    if (!call.startsWith('DELETE /users/auth0|pim')) return 'heard';
    fake.primary.identities = [...fake.primary.identities, ...fake.primary.identities].map(
      (identity, index) => (index === 1 ? { ...identity, user_id: linked } : identity),
    );
    return 'heard';
  };
  const { code, text } = await run();
  expect(code).toBe(1);
  expect(text).toContain('linked_again');
  expect(fake.state.claimedBy).toBe(primaryId);
});

test('a first sign-in of that product account that is under way is none of our business', async () => {
  const fake = startFakeLinked(server);
  fake.primary.identities = fake.primary.identities.slice(0, 1);
  fake.state.users.set(`auth0|${linked}`, {
    user_id: `auth0|${linked}`,
    email: 'n.old@acme.example',
    email_verified: false,
    identities: [
      { connection: 'akeneo-product-cloud', user_id: linked, provider: 'auth0', isSocial: false },
    ],
    app_metadata: { migrated: { at: 1000, email: 'n.old@acme.example' } },
  });
  const { code, text } = await run();
  expect(code).toBe(1);
  expect(text).toContain('[own_account]');
  expect(fake.state.asked.every((call) => call.startsWith('GET'))).toBe(true);
});
