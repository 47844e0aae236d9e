import { createHash, timingSafeEqual } from 'node:crypto';
import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';
import { type TokenError, tokenError } from './token-error.ts';
import { verifyAssertion } from './verify-assertion.ts';

const unauthorized = tokenError(401, 'access_denied', 'Unauthorized');

export type ClientAuthentication = { kind: 'authenticated'; client: Client } | TokenError;

/**
 * Proves which application is calling: by a signed assertion, or by its secret, in the header or in the body but in one way
 * alone; a public application has none and must send none.
 */
export async function authenticateClient(
  tenant: Tenant,
  authorization: string | undefined,
  parameters: Parameters,
): Promise<ClientAuthentication> {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  if (basic === null) return unauthorized;
  const ways = [basic, parameters.client_secret, parameters.client_assertion];
  if (ways.filter((one) => one !== undefined).length > 1)
    return tokenError(
      400,
      'invalid_request',
      'More than one client authentication method was used',
    );
  if (parameters.client_assertion !== undefined) return verifyAssertion(tenant, parameters);
  if (basic && parameters.client_id !== undefined && parameters.client_id !== basic.id)
    return unauthorized;
  const client = findClient(tenant, basic?.id ?? parameters.client_id);
  if (!client) return unauthorized;
  const secret = basic?.secret ?? parameters.client_secret;
  // An application with keys has a secret that opens nothing.
  if (client.token_endpoint_auth_method === null) return unauthorized;
  const proven =
    client.token_endpoint_auth_method === 'none'
      ? secret === undefined
      : secret !== undefined && client.client_secret !== '' && same(secret, client.client_secret);
  return proven ? { kind: 'authenticated', client } : unauthorized;
}

/** Null for a header that is not well-formed Basic (RFC 6749, 2.3.1: both parts are form-encoded). */
function readBasic(header: string): { id: string; secret: string } | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  try {
    return { id: decodeForm(text.slice(0, colon)), secret: decodeForm(text.slice(colon + 1)) };
  } catch {
    return null;
  }
}

function decodeForm(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
