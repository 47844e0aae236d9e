import { expect, test } from '@jest/globals';
import { type Found, judgePerson, type PersonFacts } from '../../policy/judge-person.ts';
import type { Organization } from '../../policy/organization.ts';

const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const email = 'nora@acme.example';
const now = Date.UTC(2026, 10, 21);

const organization: Organization = {
  kind: 'organization',
  customerId,
  rollout: 'on',
  pilots: [],
  products: [{ id: 'pim', url: 'https://pim.example' }],
};

function profile(identities: string[], more: object = {}) {
  return {
    user_id: `auth0|${identities[0]}`,
    email,
    email_verified: true,
    identities: identities.map((user_id) => ({ user_id })),
    app_metadata: {
      confirmed_email: email,
      migrated: {
        from: identities[0],
        at: '2026-11-01T00:00:00Z',
        email,
        password_below_policy: false,
      },
    },
    ...more,
  };
}

const judge = (facts: Partial<PersonFacts>) =>
  judgePerson(
    { profile: null, email, isLockedOut: false, organization: null, found: [], ...facts },
    now,
  );

const pim = `pim|${customerId}|42`;
const sdm = `sdm|${customerId}|7`;
const pilot = (...pilots: string[]) => ({ ...organization, rollout: 'pilot', pilots }) as const;
const finds = (...says: Found['says'][]) => ({
  organization,
  found: says.map((one) => ({ product: 'pim', says: one }) as const),
});

test('with an account: as far as the report says that it has come, with one product account or with two', () => {
  const linked = { kind: 'linked', waitsFor: null };
  expect(judge({ profile: profile([pim]) })).toEqual(linked);
  expect(judge({ profile: profile([pim, sdm]) })).toEqual(linked);
  const nothing = { kind: 'confirmed', waitsFor: 'no_product_account' };
  expect(judge({ profile: profile(['google|1']) })).toEqual(nothing);
  const changed = { kind: 'migrated', waitsFor: 'new_address' };
  expect(judge({ profile: profile([pim], { email: 'new@acme.example' }) })).toEqual(changed);
  expect(judge({ profile: profile([pim], { app_metadata: {} }) })).toEqual({ kind: 'closed' });
});

test('blocked comes before all, an administrator’s before Auth0’s; then the rollout of the customer who is named', () => {
  const linked = profile([pim, sdm]);
  expect(judge({ profile: { ...linked, blocked: true }, isLockedOut: true })).toEqual({
    kind: 'blocked',
    by: 'administrator',
  });
  expect(judge({ profile: linked, isLockedOut: true, organization: pilot() })).toEqual({
    kind: 'blocked',
    by: 'failed_attempts',
  });
  expect(judge({ isLockedOut: true })).toEqual({ kind: 'blocked', by: 'failed_attempts' });
  expect(judge({ profile: linked, organization: pilot('else@acme.example') })).toEqual({
    kind: 'not_rolled_out',
  });
  expect(judge({ profile: linked, organization: pilot(email) })).toEqual({
    kind: 'linked',
    waitsFor: null,
  });
});

test('a pilot is judged by the address in the product, not by the one confirmed since', () => {
  const moved = { ...profile([pim]), email: 'new@acme.example' };
  expect(judge({ profile: moved, organization: pilot('new@acme.example') })).toEqual({
    kind: 'not_rolled_out',
  });
});

test.each([
  [['unclaimed', 'no_answer'], 'unseen'],
  [['claimed', 'nobody'], 'moved'],
  [['abandoned', 'unclaimed', 'claimed'], 'abandoned'],
  [['disabled', 'nobody'], 'disabled'],
  [['nobody', 'no_answer'], 'no_answer'],
  [['nobody', 'nobody'], 'not_known'],
  [[], 'not_known'],
] as const)('without an account, products that say %j: %s', (says, kind) => {
  expect(judge(finds(...says))).toEqual({ kind });
  expect(judge({ found: [] })).toEqual({ kind: 'no_account' });
});
