import { errors, jwtVerify, SignJWT } from 'jose';
import type { JsonObject, VaultConnection } from '../../store/types.ts';
import type { Journey } from '../journey.ts';
import { type ActionOutcome, done, failed, type RunAction } from './outcome.ts';
import { findVault, isJsonObject, readText } from './read-params.ts';

/** JWTs with the secret of a vault connection; HS256, HS384 and HS512 alone. */
export const jwtActions: Record<string, RunAction> = {
  'JWT/SIGN_JWT': sign,
  'JWT/VERIFY_JWT': verify,
};

const secondsOf: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

async function sign(params: JsonObject, journey: Journey): Promise<ActionOutcome> {
  const key = readKey(findVault(journey.tenant, params));
  if (!key) return failed('no usable vault connection');
  const now = Math.floor(journey.tenant.clock.now() / 1000);
  const payload = isJsonObject(params.payload) ? params.payload : {};
  const token = new SignJWT(payload).setProtectedHeader({ alg: key.algorithm }).setIssuedAt(now);
  const [subject, issuer, audience] = ['subject', 'issuer', 'audience'].map((name) =>
    readText(params, name),
  );
  if (subject !== undefined) token.setSubject(subject);
  if (issuer !== undefined) token.setIssuer(issuer);
  if (audience !== undefined) token.setAudience(audience);
  const lifetime = /^(\d+)\s?([smhd]?)$/.exec(readText(params, 'expires_in') ?? '');
  if (lifetime) {
    const unit = secondsOf[lifetime[2] || 's'] ?? 1;
    token.setExpirationTime(now + Number(lifetime[1]) * unit);
  }
  return done({ token: await token.sign(key.secret) });
}

async function verify(params: JsonObject, journey: Journey): Promise<ActionOutcome> {
  const key = readKey(findVault(journey.tenant, params));
  if (!key) return failed('no usable vault connection');
  const [issuer, audience] = [readText(params, 'issuer'), readText(params, 'audience')];
  try {
    const { payload, protectedHeader } = await jwtVerify(
      readText(params, 'token') ?? '',
      key.secret,
      {
        algorithms: [key.algorithm],
        currentDate: new Date(journey.tenant.clock.now()),
        ...(issuer !== undefined && { issuer }),
        ...(audience !== undefined && { audience }),
      },
    );
    const parts = { header: protectedHeader, payload } as unknown as JsonObject;
    return done({ valid: true, cause: null, ...parts });
  } catch (problem) {
    return done({ valid: false, cause: nameCause(problem) });
  }
}

// Only INVALID_SIGNATURE is documented; the others follow its manner.
function nameCause(problem: unknown): string {
  if (problem instanceof errors.JWSSignatureVerificationFailed) return 'INVALID_SIGNATURE';
  if (problem instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (problem instanceof errors.JWTClaimValidationFailed) return 'INVALID_CLAIM';
  return 'INVALID_TOKEN';
}

function readKey(vault: VaultConnection | undefined) {
  const { algorithm, secret } = vault?.setup ?? {};
  if (!algorithm || !secret || !/^HS(?:256|384|512)$/.test(algorithm)) return undefined;
  return { algorithm, secret: new TextEncoder().encode(secret) };
}
