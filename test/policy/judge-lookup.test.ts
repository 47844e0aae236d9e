import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Identifier, normalizeIdentifier } from '../../policy/identifier.ts';
import { judgeLookUps } from '../../policy/judge-lookup.ts';
import type { ProductId } from '../../policy/products.ts';
import { lookUps } from './decisions.ts';

const email: Identifier = { kind: 'email', value: 'nora@acme.example', typed: 'nora@acme.example' };
const pim: { id: ProductId } = { id: 'pim' };
const sdm: { id: ProductId } = { id: 'sdm' };
const asked = fc.tuple(lookUps, lookUps).map(([inPim, inSdm]) => [
  { product: pim, lookUp: inPim },
  { product: sdm, lookUp: inSdm },
]);

test('whom get_user names is enabled, held by nobody, and has exactly this email', () => {
  fc.assert(
    fc.property(asked, (answers) => {
      const search = judgeLookUps(email, answers);
      if (search.kind !== 'found') return;
      expect(normalizeIdentifier(search.account.email)).toBe(email.value);
      expect(search.account).toMatchObject({ enabled: true, claimedBy: null });
    }),
  );
});

test('"nobody" is said only when every product has answered', () => {
  fc.assert(
    fc.property(asked, (answers) => {
      if (judgeLookUps(email, answers).kind !== 'nobody') return;
      for (const { lookUp } of answers) expect(['found', 'nobody']).toContain(lookUp.kind);
    }),
  );
});

test('a username is nobody, even if a product finds it', () => {
  const username: Identifier = { kind: 'username', value: 'nora', typed: 'nora' };
  fc.assert(
    fc.property(asked, (answers) => {
      expect(judgeLookUps(username, answers).kind).not.toBe('found');
    }),
  );
});
