import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseCandidates, chooseProductsToAsk } from '../../policy/choose-candidates.ts';
import { type Identifier, normalizeIdentifier, readIdentifier } from '../../policy/identifier.ts';
import {
  combineRefusals,
  judgeDecoy,
  judgeVerification,
  type VerdictReason,
} from '../../policy/judge-verification.ts';
import type { LookUp, ProductAccount } from '../../policy/product-account.ts';
import type { ProductId } from '../../policy/products.ts';
import { lookUps, verifications } from './decisions.ts';

const pim: { id: ProductId } = { id: 'pim' };
const sdm: { id: ProductId } = { id: 'sdm' };
const email = identify('nora@acme.example');
const username = identify('nora');
const nora: ProductAccount = {
  id: '42',
  email: 'Nora@acme.example',
  username: 'nora',
  givenName: 'Nora',
  familyName: 'Lindqvist',
  name: 'Nora Lindqvist',
  enabled: true,
  claimedBy: null,
};
const found = { kind: 'found', account: nora } as const;
const nobody = { kind: 'nobody' } as const;
const unavailable = { kind: 'unavailable', why: 'timeout' } as const;
const misconfigured = { kind: 'misconfigured', status: 401 } as const;

function identify(typed: string): Identifier {
  const identifier = readIdentifier(typed);
  if (identifier === null) throw new Error('no identifier');
  return identifier;
}

function candidates(inPim: LookUp, inSdm: LookUp): string[] {
  const asked = [
    { product: pim, lookUp: inPim },
    { product: sdm, lookUp: inSdm },
  ];
  return chooseCandidates(email, asked).map(({ id }) => id);
}

test('a username is for PIM alone, an email for every product', () => {
  expect(chooseProductsToAsk(username, [pim, sdm])).toEqual([pim]);
  expect(chooseProductsToAsk(username, [sdm])).toEqual([]);
  expect(chooseProductsToAsk(email, [pim, sdm])).toEqual([pim, sdm]);
});

test.each<[string, LookUp, LookUp, string[]]>([
  ['found in PIM only', found, nobody, ['pim']],
  ['found in SDM only', nobody, found, ['sdm']],
  ['found in both', found, found, ['pim', 'sdm']],
  ['found in one, the other does not answer', found, unavailable, ['pim', 'sdm']],
  ['found nowhere: the first, so that it takes as long', nobody, nobody, ['pim']],
  ['nobody answers', unavailable, misconfigured, ['pim', 'sdm']],
  [
    'a loose match is somebody else',
    { kind: 'found', account: { ...nora, email: 'nöra@acme.example' } },
    found,
    ['sdm'],
  ],
  [
    'a loose match in one, nobody in the other: not the one whose tries would be used up',
    { kind: 'found', account: { ...nora, email: 'nöra@acme.example' } },
    nobody,
    ['sdm'],
  ],
])('candidates for a password: %s', (_, inPim, inSdm, expected) => {
  expect(candidates(inPim, inSdm)).toEqual(expected);
});

test('a product without an answer is always a candidate, and there is always one', () => {
  fc.assert(
    fc.property(lookUps, lookUps, (inPim, inSdm) => {
      const chosen = candidates(inPim, inSdm);
      expect(chosen.length).toBeGreaterThan(0);
      for (const [id, lookUp] of [
        ['pim', inPim],
        ['sdm', inSdm],
      ] as const) {
        if (lookUp.kind === 'unavailable' || lookUp.kind === 'misconfigured')
          expect(chosen).toContain(id);
      }
    }),
  );
});

test('an account is accepted only if it is the one typed, enabled and held by nobody', () => {
  fc.assert(
    fc.property(fc.constantFrom(email, username), verifications, (identifier, verification) => {
      const verdict = judgeVerification(identifier, verification);
      if (verdict.kind !== 'accepted') return;
      const own = identifier.kind === 'email' ? verdict.account.email : verdict.account.username;
      expect(normalizeIdentifier(own ?? '')).toBe(identifier.value);
      expect(verdict.account).toMatchObject({ enabled: true, claimedBy: null });
    }),
  );
});

test('a password that is nobody’s lets nobody in, and no answer to it reads as wrong', () => {
  fc.assert(
    fc.property(verifications, (verification) => {
      const { kind } = verification;
      const reason = judgeDecoy(verification);
      if (kind === 'rejected') expect(reason).toBe(verification.reason);
      else expect(reason).toBe(kind === 'unavailable' ? 'unavailable' : 'misconfigured');
    }),
  );
});

test('an outage or a refusal of ourselves is never a wrong password, whatever the other products say', () => {
  fc.assert(
    fc.property(fc.array(verifications, { minLength: 1, maxLength: 3 }), (answers) => {
      const verdicts = answers.map((answer) => judgeVerification(email, answer));
      const reasons = verdicts.flatMap((verdict) =>
        verdict.kind === 'refused' ? verdict.reason : [],
      );
      if (reasons.length < answers.length) return;
      const combined = combineRefusals(reasons);
      const silent = answers.some(({ kind }) => kind === 'unavailable' || kind === 'misconfigured');
      if (silent) expect(['unavailable', 'misconfigured']).toContain(combined);
      if (combined === 'wrong_credentials') {
        expect(answers.every(({ kind }) => kind === 'rejected' || kind === 'valid')).toBe(true);
      }
    }),
  );
});

test.each<[VerdictReason[], string]>([
  [[], 'wrong_credentials'],
  [['wrong'], 'wrong_credentials'],
  [['disabled'], 'wrong_credentials'],
  [['locked', 'wrong'], 'wrong_credentials'],
  [['wrong', 'claimed'], 'claimed'],
  [['claimed', 'unavailable'], 'unavailable'],
  [['unavailable', 'wrong'], 'unavailable'],
  [['wrong', 'other_account'], 'wrong_credentials'],
  [['other_account', 'unavailable'], 'unavailable'],
  [['unavailable', 'misconfigured', 'claimed'], 'misconfigured'],
])('%j together read as %s', (reasons, expected) => {
  expect(combineRefusals(reasons)).toBe(expected);
});
