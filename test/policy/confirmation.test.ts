import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Account, readAccount } from '../../policy/account.ts';
import {
  composeProof,
  countSends,
  describeAttempt,
  findLiveAttempt,
  isSamePassword,
  judgeConfirmation,
  judgeLink,
  notePassword,
  PROOF_LIFE_MS,
  SENDS_PER_DAY,
} from '../../policy/confirmation.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const fresh = readAccount({
  user_id: 'auth0|pim|c|42',
  email: 'nora@acme.example',
  email_verified: false,
  identities: [{ user_id: 'pim|c|42' }],
  app_metadata: {},
});

/** An account whose newest link was sent `age` ago for `email`, with the proof that link carries. */
function asked(age = minute, email = 'nora@acme.example', secret = 'secret'): [Account, string] {
  const attempt = describeAttempt(fresh, secret, now - age);
  const request = { email, at: new Date(now - age).toISOString() };
  return [{ ...fresh, attempt, request }, sha256(composeProof(attempt, request))];
}

function clicked(age = minute): [Account, string] {
  const [account, proof] = asked(age);
  return [{ ...account, seen: { proof, at: now - age } }, proof];
}

test('the newest link, clicked in time, confirms', () => {
  const [account, proof] = asked();
  expect(judgeLink(account, proof, proof, now)).toBe('confirmed');
});

test('a link confirms up to ten minutes after it was sent and not a millisecond longer', () => {
  const [young, youngProof] = asked(PROOF_LIFE_MS);
  const [old, oldProof] = asked(PROOF_LIFE_MS + 1);
  expect(judgeLink(young, youngProof, youngProof, now)).toBe('confirmed');
  expect(judgeLink(old, oldProof, oldProof, now)).toBe('expired');
});

test('a link confirms once', () => {
  const [account, proof] = clicked();
  expect(judgeLink(account, proof, proof, now)).toBe('used');
});

test('a link of an account without a request, or of another one, confirms nothing', () => {
  const [account, proof] = asked();
  const [, foreign] = asked(minute, 'nora@acme.example', 'another secret');
  expect(judgeLink(fresh, proof, null, now)).toBe('other');
  expect(judgeLink(account, foreign, proof, now)).toBe('other');
});

test('what is no digest is an invalid link', () => {
  const [account, proof] = asked();
  for (const wrong of [undefined, '', 'x', proof.toUpperCase(), `${proof}0`, `${proof}\n`]) {
    expect(judgeLink(account, wrong, proof, now)).toBe('invalid');
  }
});

test('a resend or another typed address makes the earlier link worthless', () => {
  fc.assert(
    fc.property(
      fc.record({ email: fc.emailAddress(), age: fc.integer({ min: 0, max: PROOF_LIFE_MS }) }),
      fc.record({ email: fc.emailAddress(), age: fc.integer({ min: 0, max: PROOF_LIFE_MS }) }),
      (first, second) => {
        fc.pre(first.email !== second.email || first.age !== second.age);
        const [, earlier] = asked(first.age, first.email);
        const [account, latest] = asked(second.age, second.email);
        expect(judgeLink(account, earlier, latest, now)).toBe('other');
      },
    ),
  );
});

test('a change of email, password or identities kills link and confirmation', () => {
  const changes: Partial<Account>[] = [
    { email: 'other@acme.example' },
    { lastPasswordReset: now - 1 },
    { identities: ['pim|c|42', 'sdm|c|7'] },
    { identities: ['pim|c|43'] },
    { identities: [] },
  ];
  for (const change of changes) {
    const [waiting, proof] = asked();
    const [confirmed] = clicked();
    expect(judgeLink({ ...waiting, ...change }, proof, proof, now)).toBe('other');
    expect(judgeConfirmation({ ...confirmed, ...change }, 'secret', proof, now)).toEqual({
      kind: 'replaced',
    });
    expect(findLiveAttempt({ ...waiting, ...change }, now)).toBeNull();
  }
});

test('a seen proof of this attempt confirms the requested address, normalised', () => {
  const attempt = describeAttempt(fresh, 'secret', now);
  const request = { email: ' Nora@ACME.example ', at: String(now / 1000) };
  const proof = sha256(composeProof(attempt, request));
  const account = { ...fresh, attempt, request, seen: { proof, at: now } };
  expect(judgeConfirmation(account, 'secret', proof, now)).toEqual({
    kind: 'confirmed',
    email: 'nora@acme.example',
  });
});

// ASVS 6.6.2: what was proven is the inbox that the mail went to.
test('an address that mail and account could read as two different ones confirms nothing', () => {
  for (const email of [
    '\u212Aathy@acme.example', // the Kelvin sign, which NFC makes a K
    'nora\u1FEF@acme.example', // folds into a backtick
    'e\u0301va@acme.example',
    'nora@evil.example,boss@acme.example',
    'boss@acme.example <nora@evil.example>',
    '"nora@evil.example x"@acme.example',
    'nora(@evil.example)@acme.example',
    'no\u200Dra@acme.example',
    'nora\r\nBcc: boss@acme.example',
  ]) {
    const [asking, proof] = asked(minute, email);
    const account = { ...asking, seen: { proof, at: now } };
    expect(judgeConfirmation(account, 'secret', proof, now)).toEqual({ kind: 'not_confirmed' });
  }
});

// ASVS 7.4.3: a reset ends whatever began with the old password, also where the gate is open since.
test('a form knows whether the password was reset since it was opened', () => {
  const reset = { ...fresh, lastPasswordReset: now };
  expect(isSamePassword(fresh, notePassword(fresh))).toBe(true);
  expect(isSamePassword(reset, notePassword(reset))).toBe(true);
  expect(isSamePassword(reset, notePassword(fresh))).toBe(false);
  expect(isSamePassword(fresh, undefined)).toBe(false);
});

test('without a click, nothing is confirmed', () => {
  const [account, proof] = asked();
  expect(judgeConfirmation(account, 'secret', proof, now).kind).toBe('not_confirmed');
  expect(judgeConfirmation(fresh, null, null, now).kind).toBe('not_confirmed');
});

test('a click of an earlier link does not confirm the address typed afterwards', () => {
  const [first, earlier] = asked(2 * minute, 'mine@acme.example');
  const [second, latest] = asked(minute, 'victim@acme.example');
  const account = { ...first, ...second, seen: { proof: earlier, at: now } };
  expect(judgeConfirmation(account, 'secret', latest, now).kind).toBe('not_confirmed');
});

test('another attempt than the one this sign-in began with replaces it', () => {
  const [account, proof] = clicked();
  expect(judgeConfirmation(account, 'another', proof, now).kind).toBe('replaced');
  expect(judgeConfirmation({ ...account, attempt: null }, 'secret', null, now).kind).toBe(
    'replaced',
  );
});

test('a click serves ten minutes, and a proof from the future does not serve at all', () => {
  const [old, oldProof] = clicked(PROOF_LIFE_MS + 1);
  expect(judgeConfirmation(old, 'secret', oldProof, now).kind).toBe('expired');
  const [future, futureProof] = clicked(-2 * minute);
  expect(judgeConfirmation(future, 'secret', futureProof, now).kind).toBe('expired');
});

test('an attempt younger than ten minutes is reused, an older one is not', () => {
  const [young] = asked(PROOF_LIFE_MS);
  const [old] = asked(PROOF_LIFE_MS + 1);
  expect(findLiveAttempt(young, now)?.secret).toBe('secret');
  expect(findLiveAttempt(old, now)).toBeNull();
});

test('sends count for their day alone and never above the limit', () => {
  const account = { ...fresh, sends: { day: '2026-11-21', count: 99 } };
  expect(countSends(account, '2026-11-21')).toBe(SENDS_PER_DAY);
  expect(countSends(account, '2026-11-22')).toBe(0);
});

test('no stored records whatever confirm anything without the matching digest', () => {
  const metadata = fc.record(
    {
      confirmation: fc.anything(),
      confirmation_request: fc.anything(),
      confirmation_seen: fc.anything(),
      confirmed_email: fc.anything(),
      sends: fc.anything(),
      migrated: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(metadata, fc.anything(), (app_metadata, proof) => {
      const account = readAccount({ user_id: 'u', email: 'a@b.example', app_metadata });
      const typed = typeof proof === 'string' ? proof : undefined;
      expect(judgeLink(account, typed, null, now)).not.toBe('confirmed');
      expect(judgeConfirmation(account, null, null, now).kind).not.toBe('confirmed');
    }),
  );
});
