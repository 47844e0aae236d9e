import type { Context } from 'hono';
import { findOtp, verifyOtp } from '../../store/otp.ts';
import { findSession } from '../../store/sessions.ts';
import type { OpenChallenge, OtpFactor, Session } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { readSignInRequest, redirect, type SignInRequest } from '../sign-in-request.ts';
import { sendOtpPage } from './otp-page.ts';

/** GET /u/mfa-otp-challenge: asks for the code of the authenticator app, while an Action waits for it. */
export async function showOtp(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  return findWaiting(read.request) ? sendOtpPage(read.request) : resume(read.request);
}

/** POST there, field `code`: lets the Action go on, or shows the page again. */
export async function takeOtp(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { request } = read;
  const waiting = findWaiting(request);
  if (!waiting) return resume(request);
  const code = (request.fields.code ?? '').replace(/\s/g, '');
  if (!/^\d{6}$/.test(code))
    return sendOtpPage(request, { code: 'invalid-otp-code-format', status: 400 });
  switch (verifyOtp(tenant, waiting.factor, code)) {
    case 'too_many':
      return sendOtpPage(request, { code: 'too-many-failures', status: 429 });
    case 'wrong':
      log(request, 'gd_auth_failed', 'Wrong code of the authenticator app.');
      return sendOtpPage(request, { code: 'invalid-code', status: 400 });
    case 'right':
      log(request, 'gd_auth_succeed', 'Right code of the authenticator app.');
      waiting.challenge.done = true;
      waiting.session.mfaAt = tenant.clock.now();
      return resume(request);
  }
}

interface Waiting {
  challenge: OpenChallenge;
  factor: OtpFactor;
  session: Session;
}

/** The challenge that this sign-in stands at. Without one, or without its session or its factor, resuming says what is next. */
function findWaiting({ tenant, transaction }: SignInRequest): Waiting | undefined {
  const { user_id: userId, session_id: sessionId, run } = transaction;
  const { challenge } = run ?? {};
  const factor = findOtp(tenant, userId ?? '');
  const session = findSession(tenant, sessionId ?? '');
  if (!challenge || challenge.done || !factor || !session) return undefined;
  return { challenge, factor, session };
}

function resume({ transaction }: SignInRequest): Response {
  return redirect(`/authorize/resume?state=${encodeURIComponent(transaction.state)}`);
}

function log({ tenant, transaction, client, http }: SignInRequest, type: string, text: string) {
  tenant.log({
    type,
    description: text,
    client_id: client.client_id,
    client_name: client.name,
    ...(transaction.user_id !== undefined && { user_id: transaction.user_id }),
    ip: http.ip,
    user_agent: http.user_agent,
  });
}
