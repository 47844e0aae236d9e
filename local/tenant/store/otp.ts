import { createHmac, randomBytes } from 'node:crypto';
import type { Tenant } from '../tenant.ts';
import type { OtpFactor } from './types.ts';
import { findUser } from './users.ts';

const stepMs = 30_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** As many wrong codes as Auth0 takes in a row; an hour gives as many back. */
const maxFailures = 10;
const failureLifetimeMs = 3_600_000;

export type OtpCheck = 'right' | 'wrong' | 'too_many';

/** Gives a user an authenticator app, in place of an earlier one. Answers its secret in base32, as such apps take it. */
export function enrollOtp(tenant: Tenant, userId: string): string {
  if (!findUser(tenant, userId)) throw new Error(`no such user: ${userId}`);
  removeOtp(tenant, userId);
  // 32 letters of five bits each.
  const secret = Array.from(randomBytes(32), (byte) => letters[byte % 32]).join('');
  tenant.state.factors.push({ user_id: userId, secret, usedStep: 0, failedAt: [] });
  return secret;
}

/** The user's authenticator app. */
export function findOtp(tenant: Tenant, userId: string): OtpFactor | undefined {
  return tenant.state.factors.find((one) => one.user_id === userId);
}

/** Takes a user's authenticator app away. */
export function removeOtp(tenant: Tenant, userId: string): void {
  tenant.state.factors = tenant.state.factors.filter((one) => one.user_id !== userId);
}

/** The code that an app with this secret shows at a time (RFC 6238: SHA-1, six digits, 30 seconds). */
export function computeOtp(secret: string, atMs: number): string {
  const bits = Array.from(secret, (one) => letters.indexOf(one).toString(2).padStart(5, '0'));
  const key = Buffer.from(
    (bits.join('').match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / stepMs)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Checks a code of now, or of 30 seconds before or after; no code works twice, and guessing ends soon. */
export function verifyOtp(tenant: Tenant, factor: OtpFactor, code: string): OtpCheck {
  const now = tenant.clock.now();
  factor.failedAt = factor.failedAt.filter((at) => now - at < failureLifetimeMs);
  if (factor.failedAt.length >= maxFailures) return 'too_many';
  const step = [-stepMs, 0, stepMs]
    .filter((offset) => computeOtp(factor.secret, now + offset) === code)
    .map((offset) => Math.floor((now + offset) / stepMs))
    .find((one) => one > factor.usedStep);
  if (step === undefined) {
    factor.failedAt.push(now);
    return 'wrong';
  }
  factor.usedStep = step;
  factor.failedAt = [];
  return 'right';
}
