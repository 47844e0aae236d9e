import { ManagementClient } from 'auth0';
import type { TenantAccess } from './deploy-cli.ts';

const DEADLINE_MS = 10_000;
/** Nobody's id: no identity of ours looks like it. */
const NOBODY = 'auth0|nobody-at-all';

/** What can be seen of the ends of sessions, from outside. */
export interface SessionSight {
  /** Whether the tenant says that it tells applications when a session ends; null: its discovery document could not be read. */
  tellsApplications: boolean | null;
  /** Whether the application of the Actions may end sessions and refresh tokens. */
  extensionEndsSessions: boolean;
}

/** Looks at the discovery document, and ends all sessions of nobody. */
export async function lookAtSessions(
  issuer: string,
  extension: TenantAccess,
): Promise<SessionSight> {
  const [tellsApplications, extensionEndsSessions] = await Promise.all([
    readSupport(issuer),
    endNobodys(extension),
  ]);
  return { tellsApplications, extensionEndsSessions };
}

async function readSupport(issuer: string): Promise<boolean | null> {
  try {
    const url = new URL('.well-known/openid-configuration', issuer);
    const answer = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
    const document = (await answer.json()) as Record<string, unknown>;
    return document.backchannel_logout_supported === true;
  } catch {
    return null;
  }
}

async function endNobodys(extension: TenantAccess): Promise<boolean> {
  try {
    const timeoutInSeconds = DEADLINE_MS / 1000;
    const api = new ManagementClient({ ...extension, maxRetries: 0, timeoutInSeconds });
    await api.users.revokeAccess(NOBODY, {});
    return true;
  } catch {
    return false;
  }
}
