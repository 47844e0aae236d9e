import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { invalidBody, type Refusal } from './refusal.ts';

const leastBits = 2048;

export type PublicKeyReading =
  | { kind: 'read'; pem: string; thumbprint: string; expiresAt?: string }
  | Refusal;

/** An RSA public key from a PEM of it or of a certificate; never a private one. */
export function readPublicKey(pem: string, withExpiry: boolean): PublicKeyReading {
  if (/PRIVATE KEY/.test(pem)) return invalidBody('pem must hold a public key, not a private one');
  try {
    const isCertificate = pem.includes('BEGIN CERTIFICATE');
    const key = isCertificate ? new X509Certificate(pem).publicKey : createPublicKey(pem);
    if (key.asymmetricKeyType !== 'rsa') return invalidBody('pem must hold an RSA public key');
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
      return invalidBody(`pem must hold a key of at least ${leastBits} bits`);
    const text = key.export({ type: 'spki', format: 'pem' }).toString();
    const thumbprint = createHash('sha256').update(text).digest('base64url');
    const expiresAt =
      isCertificate && withExpiry ? new Date(new X509Certificate(pem).validTo).toISOString() : null;
    return { kind: 'read', pem: text, thumbprint, ...(expiresAt !== null && { expiresAt }) };
  } catch {
    return invalidBody('pem is neither a public key nor a certificate');
  }
}
