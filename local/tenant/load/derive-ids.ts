import { createHash } from 'node:crypto';

/** Ids are derived from names, so that a restart keeps every link and client id. `length` counts the digits after `prefix`. */
export function deriveId(prefix: string, name: string, length: number): string {
  const digits = createHash('sha256').update(`${prefix}${name}`).digest('hex');
  return `${prefix}${digits.slice(0, length)}`;
}

/** The application's client id in the local tenant. */
export function deriveClientId(name: string): string {
  return deriveId('', `client ${name}`, 32);
}

/** The application's client secret in the local tenant: worthless outside, so it may be derived too. */
export function deriveClientSecret(name: string): string {
  return deriveId('', `client secret ${name}`, 64);
}
