import type { JsonObject } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { maskSecrets } from '../mask-secrets.ts';

export interface UserView {
  user_id: string;
  email: string;
  email_verified: boolean;
  name: string;
  blocked: boolean;
  created_at: string;
  last_login: string | null;
  last_password_reset: string | null;
  logins_count: number;
  /** The first is the primary one; the others are linked. */
  identities: { connection: string; user_id: string }[];
  organizations: string[];
  sessions: number;
  app_metadata: JsonObject;
  user_metadata: JsonObject;
}

/** Every user, the newest first; no password in any form, secrets of the metadata masked. */
export function listUsers(tenant: Tenant): UserView[] {
  const { users, sessions, members } = tenant.state;
  const views = [...users.values()].map(
    (user): UserView => ({
      user_id: user.user_id,
      email: user.email,
      email_verified: user.email_verified,
      name: user.name,
      blocked: user.blocked ?? false,
      created_at: user.created_at,
      last_login: user.last_login ?? null,
      last_password_reset: user.last_password_reset ?? null,
      logins_count: user.logins_count,
      identities: user.identities.map(({ connection, user_id }) => ({ connection, user_id })),
      organizations: tenant.configuration.organizations
        .filter(({ id }) => members.get(id)?.has(user.user_id))
        .map(({ name }) => name),
      sessions: [...sessions.values()].filter(({ user_id }) => user_id === user.user_id).length,
      app_metadata: maskSecrets(user.app_metadata),
      user_metadata: maskSecrets(user.user_metadata),
    }),
  );
  return views.sort((a, b) => b.created_at.localeCompare(a.created_at));
}
