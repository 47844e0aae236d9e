import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildProfile } from '../../policy/build-profile.ts';
import type { ProductAccount } from '../../policy/product-account.ts';
import { accounts } from './decisions.ts';

const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const at = '2026-11-21T12:00:00.000Z';

function profileOf(account: ProductAccount) {
  return buildProfile({ product: 'pim', customerId, account, at, passwordBelowPolicy: true });
}

const nora: ProductAccount = {
  id: '42',
  email: 'Nora@Acme.example',
  username: 'nora',
  givenName: 'Nora',
  familyName: 'Lindqvist',
  name: 'Nora Lindqvist',
  enabled: true,
  claimedBy: null,
};

test('a profile holds the key, the lower-case email, the names and our one mark, and nothing else', () => {
  expect(profileOf(nora)).toEqual({
    user_id: `pim|${customerId}|42`,
    email: 'nora@acme.example',
    email_verified: false,
    name: 'Nora Lindqvist',
    given_name: 'Nora',
    family_name: 'Lindqvist',
    app_metadata: {
      migrated: {
        from: `pim|${customerId}|42`,
        at,
        email: 'nora@acme.example',
        password_below_policy: true,
      },
    },
  });
});

test('whatever a product says, no profile has other keys, a verified email, or a line break in a name', () => {
  const known = [
    'user_id',
    'email',
    'email_verified',
    'name',
    'given_name',
    'family_name',
    'app_metadata',
  ];
  fc.assert(
    fc.property(accounts, fc.dictionary(fc.string(), fc.jsonValue()), (account, extra) => {
      const profile = profileOf({ ...extra, ...account });
      expect(known).toEqual(expect.arrayContaining(Object.keys(profile)));
      expect(profile.email_verified).toBe(false);
      expect(Object.keys(profile.app_metadata)).toEqual(['migrated']);
      for (const name of [profile.name, profile.given_name ?? '', profile.family_name ?? '']) {
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(name.length).toBeLessThanOrEqual(600);
      }
    }),
  );
});

test('a person without a name is called by the email', () => {
  const profile = profileOf({ ...nora, name: ' \n', givenName: '', familyName: '\u202e' });
  expect(profile.name).toBe('nora@acme.example');
  expect(profile).not.toHaveProperty('given_name');
  expect(profile).not.toHaveProperty('family_name');
});

test('an id that could read as another key builds no profile', () => {
  expect(() => profileOf({ ...nora, id: `1|sdm|${customerId}` })).toThrow('malformed');
});
