import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie or a form. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token: whoever reads the table cannot use it. */
export function digestToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
