import type { Tenant } from '../../tenant.ts';
import { abbreviateId } from '../mask-secrets.ts';

export interface SessionView {
  /** The beginning alone: the whole id is the cookie. */
  id: string;
  user_id: string;
  email: string | null;
  applications: string[];
  authenticated_at: string;
  last_interacted_at: string;
}

/** Single sign-on sessions, the one used last first. */
export function listSessions(tenant: Tenant): SessionView[] {
  const { sessions, users } = tenant.state;
  const nameOf = (clientId: string) =>
    tenant.configuration.clients.find((one) => one.client_id === clientId)?.name ?? clientId;
  return [...sessions.values()]
    .sort((a, b) => b.lastInteractedAt - a.lastInteractedAt)
    .map((session) => ({
      id: abbreviateId(session.id),
      user_id: session.user_id,
      email: users.get(session.user_id)?.email ?? null,
      applications: session.clients.map(nameOf),
      authenticated_at: new Date(session.authenticatedAt).toISOString(),
      last_interacted_at: new Date(session.lastInteractedAt).toISOString(),
    }));
}

export interface BlockView {
  identifier: string;
  ip: string;
  failures: number;
  blocked_at: string | null;
}

/** Who failed lately, from where, and whether that is blocked. */
export function listBlocks(tenant: Tenant): BlockView[] {
  return tenant.state.blocks.map(({ identifier, ip, failures, blockedAt }) => ({
    identifier,
    ip,
    failures,
    blocked_at: blockedAt === undefined ? null : new Date(blockedAt).toISOString(),
  }));
}
