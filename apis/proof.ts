import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as hex: the secret of one confirmation attempt. */
export function createSecret(): string {
  return randomBytes(32).toString('hex');
}

/** SHA-256 as lower-case hex, what a flow's `functions.sha256` is taken to give (docs/assumptions.md). */
export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** An address that nobody can guess or receive mail at; writing it to an account closes that account's door. */
export function createClosedAddress(): string {
  return `closed-${randomBytes(32).toString('hex')}@closed.invalid`;
}
