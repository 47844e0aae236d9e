import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

// As cheap as the tenant's: forty invented people are hashed at every start.
const cost: ScryptOptions = { N: 64, r: 8, p: 1 };
const keyLength = 32;

/** `scrypt$<salt>$<key>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** False for null, after the same work: an unknown user costs the time of a wrong password. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, salt, key] = (hash ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA$').split('$');
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'));
  const expected = Buffer.from(key ?? '', 'base64url');
  return hash !== null && derived.length === expected.length && timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
