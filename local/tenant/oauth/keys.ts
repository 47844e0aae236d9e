import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { StoredKeys } from '../store/types.ts';
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

/** Makes the keys of one tenant; they live as long as its state. */
async function createKeys(): Promise<StoredKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid: randomBytes(16).toString('base64url'),
    privateJwk: { ...(await exportJWK(privateKey)) },
    sealingKey: new Uint8Array(randomBytes(32)),
    cookieKey: new Uint8Array(randomBytes(32)),
  };
}

async function openKeys({ kid, privateJwk, sealingKey, cookieKey }: StoredKeys): Promise<Keys> {
  const { kty, n, e } = privateJwk as JWK;
  const shown = { kty, n, e } as JWK;
  return {
    kid,
    signingKey: (await importJWK(privateJwk as JWK, 'RS256')) as CryptoKey,
    verificationKey: (await importJWK(shown, 'RS256')) as CryptoKey,
    publicJwk: { ...shown, kid, use: 'sig', alg: 'RS256' },
    sealingKey,
    cookieKey,
  };
}

async function findKeys({ state }: Tenant): Promise<Keys> {
  state.keys ??= await createKeys();
  return openKeys(state.keys);
}

const keysOfTenants = new WeakMap<Tenant, Promise<Keys>>();

/** The tenant's keys, of its state, made when first asked for. */
export function loadKeys(tenant: Tenant): Promise<Keys> {
  const known = keysOfTenants.get(tenant);
  if (known) return known;
  const made = findKeys(tenant);
  keysOfTenants.set(tenant, made);
  return made;
}
