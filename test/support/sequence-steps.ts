import fc from 'fast-check';

type Product = 'pim' | 'sdm';

/** One sign-in of one of the two people, complete or not. */
export interface SignInStep {
  kind: 'sign_in';
  person: 0 | 1;
  browser: 0 | 1;
  opened: Product;
  /** Of which product they type email (or username) and password. */
  login: Product;
  by: 'product_email' | 'username' | 'account_email';
  /** What they type on *Confirm your email address*; somebody else's inbox they cannot read. */
  work: Product | 'work' | 'others';
  leaveAt?: 'confirm' | 'inbox' | 'link_account' | 'other_password' | undefined;
  wrong: 'nothing' | 'password' | 'link_password';
  /** The product whose identity API does not answer meanwhile. */
  down: Product | null;
}

export type Step =
  | SignInStep
  | { kind: 'sign_out'; person: 0 | 1; browser: 0 | 1 }
  | { kind: 'later' }
  | { kind: 'rollout'; value: 'on' | 'off' }
  /** An administrator deletes the Product Cloud account that came over with this product account, if there is one. */
  | { kind: 'delete'; person: 0 | 1; of: Product };

const product = fc.constantFrom<Product[]>('pim', 'sdm');
const person = fc.constantFrom<(0 | 1)[]>(0, 0, 1);
const browser = fc.constantFrom<(0 | 1)[]>(0, 0, 1);

const signIns: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('sign_in' as const),
  person,
  browser,
  opened: product,
  login: product,
  by: fc.constantFrom('product_email' as const, 'account_email' as const, 'username' as const),
  work: fc.constantFrom<SignInStep['work'][]>('pim', 'sdm', 'pim', 'sdm', 'work', 'others'),
  leaveAt: fc.constantFrom(
    ...[undefined, undefined, undefined, 'confirm' as const, 'inbox' as const],
    ...(['link_account', 'other_password'] as const),
  ),
  wrong: fc.constantFrom(
    ...(['nothing', 'nothing', 'nothing', 'password', 'link_password'] as const),
  ),
  down: fc.constantFrom(null, null, null, 'pim' as const, 'sdm' as const),
});

/** Two people, each known to the products under one email or two, and what happens to them. */
export const sequences = fc.record({
  sameEmail: fc.tuple(fc.boolean(), fc.boolean()),
  steps: fc.array(
    fc.oneof(
      { weight: 10, arbitrary: signIns },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('sign_out' as const), person, browser }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'later' as const }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('rollout' as const),
          value: fc.constantFrom('on' as const, 'off' as const, 'on' as const),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('delete' as const), person, of: product }),
      },
    ),
    { minLength: 3, maxLength: 8 },
  ),
});
