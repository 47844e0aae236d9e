import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Credential } from './types.ts';

// A fiftieth of what a server should spend: these are passwords of invented people, and every test hashes many.
const cost = { N: 2 ** 6, r: 8, p: 1 };
const keyBytes = 32;

// As much as the bcrypt of Auth0 sees.
const bcryptBytes = 72;

function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const seen = Buffer.from(password).subarray(0, bcryptBytes);
    scrypt(seen, salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Promises a salted scrypt hash of the first 72 bytes of the password as received: no trimming, no Unicode normalization. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

// Nobody's password: what an unknown identifier is compared with, so that it costs the same time.
const nobodysHash = `scrypt$${randomBytes(16).toString('base64url')}$${randomBytes(keyBytes).toString('base64url')}`;

/** Whether this is the credential's password. Without a credential: false, after the same work. */
export async function verifyPassword(
  credential: Pick<Credential, 'passwordHash'> | undefined,
  password: string,
): Promise<boolean> {
  const [scheme, salt, key] = (credential?.passwordHash ?? nobodysHash).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
    throw new Error('a stored password hash has an unknown format');
  }
  const expected = Buffer.from(key, 'base64url');
  const actual = await deriveKey(password, Buffer.from(salt, 'base64url'));
  return (
    actual.length === expected.length &&
    timingSafeEqual(actual, expected) &&
    credential !== undefined
  );
}
