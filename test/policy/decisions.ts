import fc from 'fast-check';
import type { LookUp, ProductAccount, Verification } from '../../policy/product-account.ts';

/** Whatever a product could say about somebody. */
export const accounts: fc.Arbitrary<ProductAccount> = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
  email: fc.constantFrom(
    'nora@acme.example',
    'NORA@acme.example',
    'nöra@acme.example',
    'x@acme.example',
  ),
  username: fc.constantFrom(null, 'nora', 'Nora', 'tim'),
  givenName: fc.string({ unit: 'binary' }),
  familyName: fc.string({ unit: 'binary' }),
  name: fc.string({ unit: 'binary' }),
  enabled: fc.boolean(),
  claimedBy: fc.constantFrom(null, 'auth0|somebody'),
});

const noAnswers = fc.constantFrom(
  { kind: 'unavailable', why: 'timeout' } as const,
  { kind: 'misconfigured', status: 401 } as const,
);

export const verifications: fc.Arbitrary<Verification> = fc.oneof(
  accounts.map((account) => ({ kind: 'valid', account }) as const),
  fc
    .constantFrom('wrong', 'disabled', 'locked')
    .map((reason) => ({ kind: 'rejected', reason }) as const),
  noAnswers,
);

export const lookUps: fc.Arbitrary<LookUp> = fc.oneof(
  accounts.map((account) => ({ kind: 'found', account }) as const),
  fc.constant({ kind: 'nobody' } as const),
  noAnswers,
);
