import { requestJson } from './http.ts';
import { type ManagementAccess, readToken } from './management-token.ts';
import { fields } from './read-product-account.ts';

export type EmailHolder = { kind: 'somebody' } | { kind: 'nobody' } | { kind: 'unavailable' };

const DEADLINE_MS = 3000;

/**
 * Whether a user of this connection has the email (lower-case). By plain fetch: which versions of the SDK the sandbox of
 * database scripts offers is not documented.
 */
export async function findEmailHolder(
  access: ManagementAccess,
  connection: string,
  email: string,
): Promise<EmailHolder> {
  // The kept token may have been revoked: then once more with a new one.
  for (const freshToken of [false, true]) {
    const token = await readToken(access, freshToken);
    if (token === null) break;
    const answer = await requestJson({
      method: 'GET',
      url: `https://${access.domain}/api/v2/users-by-email?${new URLSearchParams({ email })}`,
      headers: { authorization: `Bearer ${token}` },
      deadlineMs: DEADLINE_MS,
    });
    if (answer.kind === 'unavailable') break;
    if (answer.status === 401) continue;
    if (answer.status !== 200 || !Array.isArray(answer.body)) break;
    const holds = answer.body.some((user) => hasIdentityOf(user, connection));
    return { kind: holds ? 'somebody' : 'nobody' };
  }
  return { kind: 'unavailable' };
}

function hasIdentityOf(user: unknown, connection: string): boolean {
  const { identities } = fields(user);
  return Array.isArray(identities) && identities.some((id) => fields(id).connection === connection);
}
