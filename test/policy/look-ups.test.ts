import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAccount } from '../../policy/account.ts';
import { readIdentifier } from '../../policy/identifier.ts';
import {
  judgeLookedUp,
  LOOK_UP_LIFE_MS,
  mayAttach,
  nameLookUp,
  planLookUps,
} from '../../policy/look-ups.ts';
import type { ProductAccount } from '../../policy/product-account.ts';
import { accounts } from './decisions.ts';

const now = Date.UTC(2026, 10, 21, 12);
const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const otherCustomer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002';
const pimKey = `pim|${customerId}|42`;
const sdmKey = `sdm|${customerId}|7`;
const userId = `auth0|${pimKey}`;
const email = 'nora@acme.example';

/** Nora, who came over from PIM and confirmed the address that PIM has; `changes` are to her app_metadata. */
function nora(changes: Record<string, unknown> = {}) {
  return readAccount({
    user_id: userId,
    email,
    email_verified: true,
    identities: [{ user_id: pimKey }],
    app_metadata: {
      confirmed_email: email,
      migrated: { at: new Date(now).toISOString(), email, password_below_policy: false },
      ...changes,
    },
  });
}

function plan(
  more: Partial<Parameters<typeof planLookUps>[2]> = {},
  appMetadata: Record<string, unknown> = {},
  account = nora(),
) {
  const { email: asked, products } = planLookUps(account, appMetadata, {
    held: account.identities,
    customerId,
    products: ['pim', 'sdm'],
    opened: 'sdm',
    provenEmail: null,
    now,
    ...more,
  });
  return { email: asked?.value ?? null, products };
}

const noAnswer = (age: number, of = nameLookUp('sdm', customerId)) => ({ [of]: { at: now - age } });
const nothing = { email: null, products: [] };

test('the sign-in that proved the email looks in every other product of the organization', () => {
  expect(plan({ provenEmail: email })).toEqual({ email, products: ['sdm'] });
  expect(plan({ provenEmail: email, opened: 'pim' })).toEqual({ email, products: ['sdm'] });
});

test('no look-up where the account holds the product already, at this customer', () => {
  expect(plan({ provenEmail: email, held: [pimKey, sdmKey] }).products).toEqual([]);
  const elsewhere = `sdm|${otherCustomer}|7`;
  expect(plan({ provenEmail: email, held: [pimKey, elsewhere] }).products).toEqual(['sdm']);
});

test('any other sign-in looks nowhere, unless the product being opened gave no answer lately', () => {
  const known = { email, products: ['sdm'] };
  expect(plan().products).toEqual([]);
  expect(plan({}, noAnswer(LOOK_UP_LIFE_MS))).toEqual(known);
  expect(plan({}, noAnswer(LOOK_UP_LIFE_MS + 1)).products).toEqual([]);
  expect(plan({ opened: 'pim' }, noAnswer(0)).products).toEqual([]);
  expect(plan({}, noAnswer(0, nameLookUp('sdm', otherCustomer))).products).toEqual([]);
});

test('whoever set the password through that inbox lately is looked up where they go', () => {
  const reset = (age: number) => ({ ...nora(), lastPasswordReset: now - age });
  const migratedBefore = { migrated: { ...nora().migrated, at: now - 2 * LOOK_UP_LIFE_MS, email } };
  const before = (age: number) => ({ ...nora(migratedBefore), lastPasswordReset: now - age });
  expect(plan({}, {}, before(LOOK_UP_LIFE_MS)).products).toEqual(['sdm']);
  expect(plan({}, {}, before(LOOK_UP_LIFE_MS + 1)).products).toEqual([]);
  expect(plan({}, {}, reset(1)).products).toEqual([]);
});

test('an address that was changed since proves nothing about a product account', () => {
  const moved = nora({ migrated: { at: now, email: 'old@acme.example' } });
  expect(plan({}, noAnswer(0), moved)).toEqual(nothing);
  expect(plan({}, noAnswer(0), nora({ confirmed_email: 'old@acme.example' }))).toEqual(nothing);
});

test('whatever the metadata holds, a look-up is for the proven email and at products not held', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(nameLookUp('sdm', customerId), 'x'), fc.jsonValue()),
      fc.option(fc.string()),
      fc.subarray([pimKey, sdmKey, 'junk']),
      (metadata, provenEmail, held) => {
        const planned = plan({ provenEmail, held }, metadata);
        for (const product of planned.products)
          expect(held.some((key) => key.startsWith(`${product}|${customerId}`))).toBe(false);
        if (planned.products.length > 0)
          expect([email, provenEmail?.trim().normalize('NFC').toLowerCase()]).toContain(
            planned.email,
          );
      },
    ),
  );
});

const found: ProductAccount = {
  id: '7',
  email: 'Nora@Acme.example',
  username: null,
  givenName: 'Nora',
  familyName: 'Lindqvist',
  name: 'Nora Lindqvist',
  enabled: true,
  claimedBy: null,
};
const holder = { userId, product: 'sdm', customerId } as const;
const asked = readIdentifier(email) as NonNullable<ReturnType<typeof readIdentifier>>;

function judge(account: ProductAccount) {
  return judgeLookedUp(asked, { kind: 'found', account }, holder).kind;
}

test('what is found is attached when it is free, ours, or claimed by an import of itself', () => {
  expect(judge(found)).toBe('attach');
  expect(judge({ ...found, claimedBy: userId })).toBe('attach');
  expect(judge({ ...found, claimedBy: `auth0|${sdmKey}` })).toBe('attach');
  expect(judge({ ...found, claimedBy: 'auth0|sdm|x' })).toBe('nothing');
});

test('an address that only resembles the proven one, and a disabled account, are left alone', () => {
  expect(judge({ ...found, email: 'nöra@acme.example' })).toBe('nothing');
  expect(judge({ ...found, email: 'other@acme.example', username: email })).toBe('nothing');
  expect(judge({ ...found, enabled: false })).toBe('nothing');
});

test('no answer is never "nobody"', () => {
  expect(judgeLookedUp(asked, { kind: 'nobody' }, holder).kind).toBe('nothing');
  expect(judgeLookedUp(asked, { kind: 'unavailable', why: 'timeout' }, holder).kind).toBe(
    'no_answer',
  );
  expect(judgeLookedUp(asked, { kind: 'misconfigured', status: 401 }, holder).kind).toBe(
    'no_answer',
  );
});

const typedNames = fc.constantFrom('nora@acme.example', ' NORA ', 'nöra', 'Tim', 'x@acme.example');

test('nothing is attached but under exactly what was typed, whatever a product answers', () => {
  fc.assert(
    fc.property(accounts, fc.oneof(typedNames, fc.string()), (account, typed) => {
      const identifier = readIdentifier(typed);
      fc.pre(identifier !== null);
      if (identifier === null || !mayAttach(identifier, account)) return;
      const own = identifier.kind === 'email' ? account.email : account.username;
      expect(own?.trim().normalize('NFC').toLowerCase().normalize('NFC')).toBe(identifier.value);
      expect(account.enabled).toBe(true);
    }),
  );
});
