import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, readAccount } from '../../policy/account.ts';
import {
  INTENT_LIFE_MS,
  judgeIntent,
  judgeMergeStart,
  stillWantsMerge,
} from '../../policy/judge-merge.ts';

const acme = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const umbra = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002';
const now = Date.UTC(2026, 10, 21);

function account(id: string, identities: string[], metadata: object = {}): Account {
  return readAccount({
    user_id: `auth0|${id}`,
    email: 'nora@acme.example',
    identities: identities.map((user_id) => ({ user_id })),
    app_metadata: metadata,
  });
}

const pim42 = `pim|${acme}|42`;
const primary = account('primary', [`sdm|${acme}|7`]);

test('an account of another product may be merged', () => {
  expect(judgeMergeStart(account('x', [pim42]), primary)).toEqual({ kind: 'merge', key: pim42 });
});

test('an account of the same product of another customer may be merged', () => {
  const owner = account('owner', [`pim|${umbra}|42`]);
  expect(judgeMergeStart(account('x', [pim42]), owner).kind).toBe('merge');
});

test('a second account of the same product of the same customer is refused before anything is written', () => {
  const owner = account('owner', [`sdm|${acme}|7`, `pim|${acme}|43`]);
  expect(judgeMergeStart(account('x', [pim42]), owner).kind).toBe('holds_product');
});

test('what is not exactly one product account is not merged', () => {
  for (const identities of [[], ['google|1'], [pim42, `sdm|${acme}|8`]]) {
    expect(judgeMergeStart(account('x', identities), primary).kind).toBe('impossible');
  }
});

test('an intent lives thirty days and waits for its own customer', () => {
  const intent = { key: pim42, from: 'auth0|x', at: now - INTENT_LIFE_MS };
  expect(judgeIntent(primary, intent, acme, now)).toBe('merge');
  expect(judgeIntent(primary, { ...intent, at: intent.at - 1 }, acme, now)).toBe('drop');
  expect(judgeIntent(primary, intent, umbra, now)).toBe('keep');
  expect(judgeIntent(primary, { ...intent, key: 'nonsense' }, acme, now)).toBe('drop');
});

test('an intent is dropped once the primary got another account of that product', () => {
  const holding = account('primary', [`sdm|${acme}|7`, `pim|${acme}|43`]);
  expect(judgeIntent(holding, { key: pim42, from: 'auth0|x', at: now }, acme, now)).toBe('drop');
});

test('only an account that still waits for this very primary is merged', () => {
  const intent = { key: pim42, from: 'auth0|x', at: now };
  const waiting = { merging_into: 'auth0|primary' };
  expect(stillWantsMerge(account('x', [pim42], waiting), intent, 'auth0|primary')).toBe(true);
  expect(stillWantsMerge(account('x', [pim42]), intent, 'auth0|primary')).toBe(false);
  expect(stillWantsMerge(account('x', [pim42], waiting), intent, 'auth0|other')).toBe(false);
  expect(stillWantsMerge(account('x', [`pim|${acme}|43`], waiting), intent, 'auth0|primary')).toBe(
    false,
  );
});

test('no stored metadata whatever makes up an intent without a sender and a time', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (metadata) => {
      for (const { key, from, at } of account('x', [], metadata).intents) {
        expect(Object.keys(metadata)).toContain(`merge:${key}`);
        expect(from).not.toBe('');
        expect(at).toBeGreaterThan(0);
      }
    }),
  );
});
