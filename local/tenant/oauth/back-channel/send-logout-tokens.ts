import { SignJWT } from 'jose';
import { runAfterAnswer } from '../../after-answer.ts';
import type { Client, Session } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import { loadKeys } from '../keys.ts';
import { logClientEvent } from '../log-client-event.ts';
import { findLogoutUrl, type LogoutInitiator } from './initiators.ts';

/** Documented: two minutes to live, five seconds to answer. */
const lifetimeSeconds = 120;
const deadlineMs = 5000;

/**
 * Tells the applications that were signed in to with this session that it is over (OpenID Connect Back-Channel Logout 1.0), after
 * the answer under way. Each is told once: Auth0 documents no second attempt.
 */
export function sendLogoutTokens(
  tenant: Tenant,
  session: Session,
  initiator: LogoutInitiator,
): void {
  for (const id of session.clients) {
    const client = findClient(tenant, id);
    const url = client && findLogoutUrl(client, initiator);
    if (!client || url === undefined) continue;
    runAfterAnswer(tenant, 'oidc_backchannel_logout_failed', () =>
      tell(tenant, client, session, url),
    );
  }
}

async function tell(tenant: Tenant, client: Client, session: Session, url: string): Promise<void> {
  const token = await buildLogoutToken(tenant, client, session);
  const status = await post(url, token);
  const succeeded = status === 200;
  logClientEvent(
    tenant,
    succeeded ? 'oidc_backchannel_logout_succeeded' : 'oidc_backchannel_logout_failed',
    client,
    { user_id: session.user_id, details: { session_id: session.id, status } },
  );
}

/** The token of one application, as in Auth0's example: `typ` is JWT, and it names both the person and the session. */
async function buildLogoutToken(tenant: Tenant, client: Client, session: Session): Promise<string> {
  const { kid, signingKey } = await loadKeys(tenant);
  const iat = Math.floor(tenant.clock.now() / 1000);
  return new SignJWT({
    iss: tenant.issuer,
    sub: session.user_id,
    aud: client.client_id,
    iat,
    exp: iat + lifetimeSeconds,
    jti: tenant.createId(''),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    sid: session.id,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(signingKey);
}

/** The status of the answer, 0 where there was none in time. */
async function post(url: string, token: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
