import type { LogoutInitiator } from '../oauth/back-channel/initiators.ts';
import { sendLogoutTokens } from '../oauth/back-channel/send-logout-tokens.ts';
import type { Tenant } from '../tenant.ts';
import type { Session } from './types.ts';

const minuteMs = 60_000;
const usual = { idleMinutes: 72 * 60, absoluteMinutes: 168 * 60 };

/** How long without use, and in all, until a session is over: the tenant's settings, else Auth0's defaults. */
function readLifetimes(tenant: Tenant): { idleMs: number; absoluteMs: number } {
  const { idle_session_lifetime_in_minutes: idle, session_lifetime_in_minutes: absolute } =
    tenant.configuration.settings;
  return {
    idleMs: (typeof idle === 'number' ? idle : usual.idleMinutes) * minuteMs,
    absoluteMs: (typeof absolute === 'number' ? absolute : usual.absoluteMinutes) * minuteMs,
  };
}

/** Opens a session under a fresh id for somebody who has just authenticated. */
export function createSession(
  tenant: Tenant,
  { user_id, connection }: { user_id: string; connection: string },
): Session {
  const now = tenant.clock.now();
  const session: Session = {
    id: tenant.createId(''),
    user_id,
    connection,
    createdAt: now,
    authenticatedAt: now,
    lastInteractedAt: now,
    clients: [],
  };
  tenant.state.sessions.set(session.id, session);
  return session;
}

/** The session with this id, unless it was idle or lived for too long: then it is gone for good. */
export function findSession(tenant: Tenant, id: string): Session | undefined {
  const session = tenant.state.sessions.get(id);
  if (!session) return undefined;
  const now = tenant.clock.now();
  const { idleMs, absoluteMs } = readLifetimes(tenant);
  if (now - session.lastInteractedAt >= idleMs || now - session.createdAt >= absoluteMs) {
    endSession(tenant, id, 'session-expired');
    return undefined;
  }
  return session;
}

/** Notes that the session was used: it stays alive. */
export function touchSession(tenant: Tenant, session: Session): void {
  session.lastInteractedAt = tenant.clock.now();
}

/** Notes that an application was signed in to: it is told when the session ends. */
export function noteClient(session: Session, clientId: string): void {
  if (!session.clients.includes(clientId)) session.clients.push(clientId);
}

/** Ends one session; its applications are told. */
export function endSession(tenant: Tenant, id: string, initiator: LogoutInitiator): void {
  const session = tenant.state.sessions.get(id);
  if (!session) return;
  tenant.state.sessions.delete(id);
  sendLogoutTokens(tenant, session, initiator);
}

/** Ends every session of a user, in every browser; `null`: no application is told. */
export function endSessions(
  tenant: Tenant,
  userId: string,
  initiator: LogoutInitiator | null,
): void {
  for (const session of tenant.state.sessions.values()) {
    if (session.user_id !== userId) continue;
    if (initiator === null) tenant.state.sessions.delete(session.id);
    else endSession(tenant, session.id, initiator);
  }
}
