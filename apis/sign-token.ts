import { createHmac } from 'node:crypto';

/** A JWT (HS256) that one product accepts once, for a minute. Times in Unix seconds. */
export function signToken(
  claims: { iss: string; aud: string; iat: number; exp: number; jti: string },
  key: string,
): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
