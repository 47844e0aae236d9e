import type { Json, VaultConnection } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { ManagementAnswer, ManagementCall, ManagementRequest } from './journey.ts';

interface KnownToken {
  token: string;
  expiresAt: number;
}

/** Calls the Management API over https as the client of the vault connection; a token serves until shortly before it ends.
 * The process must trust the tenant's certificate (NODE_EXTRA_CA_CERTS). Answers of every status are answers. */
export function createManagementRequest(tenant: Tenant): ManagementRequest {
  const tokens = new Map<string, KnownToken>();
  return async (call) => {
    try {
      const token = await readToken(tenant, tokens, call);
      return token === undefined ? { kind: 'unreachable' } : await send(call, token);
    } catch {
      return { kind: 'unreachable' };
    }
  };
}

const marginMs = 30_000;

async function readToken(
  tenant: Tenant,
  tokens: Map<string, KnownToken>,
  { vault, signal }: ManagementCall,
): Promise<string | undefined> {
  const known = tokens.get(vault.id);
  const now = tenant.clock.now();
  if (known && known.expiresAt - marginMs > now) return known.token;
  const answer = await fetch(`${originOf(vault)}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: vault.setup.client_id,
      client_secret: vault.setup.client_secret,
      audience: vault.setup.audience ?? `${originOf(vault)}/api/v2/`,
    }),
    signal,
  });
  if (!answer.ok) return undefined;
  const { access_token, expires_in } = (await answer.json()) as Record<string, Json>;
  if (typeof access_token !== 'string' || typeof expires_in !== 'number') return undefined;
  tokens.set(vault.id, { token: access_token, expiresAt: now + expires_in * 1000 });
  return access_token;
}

async function send(call: ManagementCall, token: string): Promise<ManagementAnswer> {
  const url = new URL(call.pathname, originOf(call.vault));
  for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
  const headers = new Headers(call.headers);
  headers.set('authorization', `Bearer ${token}`);
  const init: RequestInit = { method: call.method, headers, signal: call.signal };
  if (call.payload !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(call.payload);
  }
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { kind: 'answered', status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

function originOf(vault: VaultConnection): string {
  return `https://${vault.setup.domain}`;
}
