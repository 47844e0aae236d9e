import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isUnlinkedUser, judgeUnlink } from '../../policy/judge-unlink.ts';

const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const own = `sdm|${acme}|7`;
const linked = `pim|${acme}|42`;

function makeUser(identities: string[], app_metadata: object = {}, user: object = {}) {
  return {
    user_id: `auth0|${identities[0]}`,
    email: 'nora@acme.example',
    identities: identities.map((user_id) => ({ user_id })),
    app_metadata,
    ...user,
  };
}

test('the account that holds it loses it, with every mark by which it would come back', () => {
  const profile = makeUser([own, linked], {
    confirmed_email: 'nora@acme.example',
    [`migrated:${linked}`]: { email: 'n.old@acme.example' },
    [`merge:${linked}`]: { from: 'auth0|x', at: 1 },
    [`lookup:pim|${acme}`]: { at: 1 },
    [`migrated:pim|${acme}|43`]: {},
  });
  expect(judgeUnlink([makeUser([`sdm|${acme}|8`]), profile], linked)).toMatchObject({
    kind: 'unlink',
    account: { userId: `auth0|${own}` },
    linked: true,
    marks: [`migrated:${linked}`, `merge:${linked}`, `lookup:pim|${acme}`],
    productEmail: 'n.old@acme.example',
  });
});

test('an account that does not hold it may have lost it in an earlier run', () => {
  expect(judgeUnlink([makeUser([own])], linked)).toMatchObject({
    kind: 'unlink',
    linked: false,
    marks: [],
    productEmail: null,
  });
});

test('nobody, several without it, and the first identity are refused', () => {
  const refused = (reason: string) => ({ kind: 'refused', reason });
  expect(judgeUnlink([], linked)).toMatchObject(refused('nobody'));
  const two = [makeUser([own]), makeUser([`sdm|${acme}|8`])];
  expect(judgeUnlink(two, linked)).toMatchObject(refused('ambiguous'));
  expect(judgeUnlink([makeUser([linked, own])], linked)).toMatchObject({
    ...refused('first_identity'),
    holds: [linked, own],
  });
});

test('what unlinking leaves has no record of ours; an import, a leftover and an account have', () => {
  const closed = { email: `closed-${'a'.repeat(64)}@closed.invalid`, email_verified: false };
  expect(isUnlinkedUser(makeUser([linked], {}, closed), linked)).toBe(true);
  const migrated = { at: 1, email: 'n.old@acme.example' };
  expect(isUnlinkedUser(makeUser([linked], { migrated }, closed), linked)).toBe(false);
  expect(isUnlinkedUser(makeUser([linked], { merging_into: 'auth0|x' }), linked)).toBe(false);
  expect(isUnlinkedUser(makeUser([linked], { confirmed_email: 'x@y.z' }), linked)).toBe(false);
  expect(isUnlinkedUser(makeUser([linked, own], {}, closed), linked)).toBe(false);
  expect(isUnlinkedUser(makeUser([own], {}, closed), linked)).toBe(false);
});

test('property: no first identity is ever taken off, whatever the accounts hold', () => {
  const keys = fc.constantFrom(own, linked, `pim|${acme}|43`);
  const users = fc.array(fc.uniqueArray(keys, { minLength: 1 }).map((held) => makeUser(held)));
  fc.assert(
    fc.property(users, keys, (profiles, key) => {
      const verdict = judgeUnlink(profiles, key);
      if (verdict.kind === 'unlink') expect(verdict.account.identities[0]).not.toBe(key);
    }),
  );
});
