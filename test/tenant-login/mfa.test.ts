import { expect, test } from '@jest/globals';
import { computeOtp, enrollOtp } from '../../local/tenant/store/otp.ts';
import { createSession } from '../../local/tenant/store/sessions.ts';
import type { Transaction } from '../../local/tenant/store/types.ts';
import { addUser, decode, openLogin, readError } from './open-login.ts';

const path = '/u/mfa-otp-challenge';

/** A sign-in whose Action waits for the authenticator app. */
async function openChallenge(part: Partial<Transaction> = {}) {
  const login = openLogin({ transaction: part });
  const { tenant, transaction } = login;
  const userId = await addUser(tenant, 'julia@example.com');
  const secret = enrollOtp(tenant, userId);
  const session = createSession(tenant, { user_id: userId, connection: 'akeneo-product-cloud' });
  transaction.user_id = userId;
  transaction.session_id = session.id;
  transaction.run = {
    position: 0,
    metadata: {},
    claims: { idToken: {}, accessToken: {} },
    challenge: { factors: ['otp'], done: false },
  };
  const resume = `/authorize/resume?state=${transaction.state}`;
  const code = () => computeOtp(secret, tenant.clock.now());
  return { ...login, session, resume, code };
}

test('the page asks for a code in one field', async () => {
  const { get } = await openChallenge();
  const response = await get(path);
  expect(response.status).toBe(200);
  const page = decode(await response.text());
  expect(page).toContain('<h1>Verify Your Identity</h1>');
  expect(page).toMatch(
    /<input [^>]*id="code" name="code" type="text" autocomplete="one-time-code" [^>]*inputmode="numeric"/,
  );
  const french = await openChallenge({ locale: 'fr' });
  expect(await (await french.get(path)).text()).toContain('<h1>Vérifiez votre identité</h1>');
});

test('the right code lets the Action go on, and the session remember it', async () => {
  const { tenant, transaction, post, get, session, resume, code } = await openChallenge();
  const typed = code();
  const response = await post(path, { code: ` ${typed.slice(0, 3)} ${typed.slice(3)}` });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(resume);
  expect(transaction.run?.challenge?.done).toBe(true);
  expect(session.mfaAt).toBeGreaterThan(0);
  expect(tenant.state.logs.map(({ type }) => type)).toEqual(['gd_auth_succeed']);
  for (const again of [await get(path), await post(path, { code: typed })])
    expect(again.headers.get('location')).toBe(resume);
});

test('a wrong code, and what is none, are refused in place', async () => {
  const { tenant, transaction, post, session, code } = await openChallenge();
  const wrong = code() === '000000' ? '000001' : '000000';
  const cases: [Record<string, string>, string, string][] = [
    [{ code: wrong }, 'invalid-code', 'The code you entered is invalid'],
    [{ code: '12345a' }, 'invalid-otp-code-format', 'OTP Code must have 6 numeric characters'],
    [{}, 'invalid-otp-code-format', 'OTP Code must have 6 numeric characters'],
  ];
  for (const [fields, error, text] of cases) {
    const response = await post(path, fields);
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(readError(page)).toEqual({ code: error, text });
    expect(page).not.toContain(`value="${fields.code}"`);
  }
  expect(transaction.run?.challenge?.done).toBe(false);
  expect(session.mfaAt).toBeUndefined();
  expect(tenant.state.logs.map(({ type }) => type)).toEqual(['gd_auth_failed']);
});

test('after ten wrong codes not even the right one helps', async () => {
  const { transaction, post, code } = await openChallenge();
  const wrong = code() === '000000' ? '000001' : '000000';
  for (let n = 0; n < 10; n += 1) expect((await post(path, { code: wrong })).status).toBe(400);
  const response = await post(path, { code: code() });
  expect(response.status).toBe(429);
  expect(readError(await response.text())?.code).toBe('too-many-failures');
  expect(transaction.run?.challenge?.done).toBe(false);
});

test('nobody else’s browser, no open challenge, no session: the page is not there', async () => {
  const { tenant, transaction, get, post, session, resume, code } = await openChallenge();
  expect((await get(path, { cookie: 'did=another' })).status).toBe(400);
  tenant.state.sessions.delete(session.id);
  expect((await post(path, { code: code() })).headers.get('location')).toBe(resume);
  expect(transaction.run?.challenge?.done).toBe(false);
  delete transaction.run;
  expect((await get(path)).headers.get('location')).toBe(resume);
});
