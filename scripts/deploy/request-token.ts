import type { TenantAccess } from './deploy-cli.ts';

const DEADLINE_MS = 10_000;

/**
 * Asks for a token for the Management API, which is not kept, and returns the status of the answer. Throws where the tenant
 * cannot be reached.
 */
export async function requestToken(access: TenantAccess): Promise<number> {
  const { domain, clientId, clientSecret } = access;
  const answer = await fetch(`https://${domain}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `https://${domain}/api/v2/`,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  await answer.body?.cancel();
  return answer.status;
}
