import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Tenant } from '../tenant.ts';

export interface Keys {
  kid: string;
  signingKey: CryptoKey;
  verificationKey: CryptoKey;
  /** As published in the JWKS. */
  publicJwk: JWK;
  /** Seals the access tokens that only /userinfo reads. */
  sealingKey: Uint8Array;
  /** Authenticates the value of the session cookie. */
  cookieKey: Uint8Array;
}

/** Makes the keys of one tenant; they live as long as the process. */
async function createKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(16).toString('base64url');
  return {
    kid,
    signingKey: privateKey,
    verificationKey: publicKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' },
    sealingKey: randomBytes(32),
    cookieKey: randomBytes(32),
  };
}

const keysOfTenants = new WeakMap<Tenant, Promise<Keys>>();

/** The tenant's keys, made when first asked for. */
export function loadKeys(tenant: Tenant): Promise<Keys> {
  const known = keysOfTenants.get(tenant);
  if (known) return known;
  const made = createKeys();
  keysOfTenants.set(tenant, made);
  return made;
}
