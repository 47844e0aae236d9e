import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  type Configuration,
  ResponseBodyError,
} from 'openid-client';
import type { PendingSignIn } from '../database/sign-ins.ts';
import { type Refusal, readRefusal } from './read-refusal.ts';

export type FinishedSignIn =
  | { kind: 'signed_in'; claims: Record<string, unknown> }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unfinished' }
  | { kind: 'unavailable' };

/** Redeems the code. `claims` are those of an ID token whose signature, issuer, audience, nonce and age were checked. */
export async function finishSignIn(
  configuration: Configuration,
  callbackUrl: URL,
  state: string,
  pending: PendingSignIn,
): Promise<FinishedSignIn> {
  try {
    const tokens = await authorizationCodeGrant(configuration, callbackUrl, {
      expectedState: state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    return claims ? { kind: 'signed_in', claims } : { kind: 'unfinished' };
  } catch (error) {
    return judgeFailure(error);
  }
}

function judgeFailure(error: unknown): FinishedSignIn {
  if (error instanceof AuthorizationResponseError)
    return { kind: 'refused', refusal: readRefusal(error.error, error.error_description) };
  // The tenant answered and refused the code: used, expired, or of another sign-in.
  if (error instanceof ResponseBodyError) return { kind: 'unfinished' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  // The message alone: the cause of such an error may hold codes and tokens.
  console.error(`sign-in could not be finished: ${code} ${String(error)}`);
  return unavailableCodes.has(code) || isNetworkFailure(error)
    ? { kind: 'unavailable' }
    : { kind: 'unfinished' };
}

const unavailableCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}
