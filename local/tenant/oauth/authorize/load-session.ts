import type { Context } from 'hono';
import type { Session } from '../../store/types.ts';
import { findUser } from '../../store/users.ts';
import { readSession } from '../browser.ts';
import { listUsableConnections } from '../find-configuration.ts';
import { type AuthorizeContext, splitList } from './context.ts';

/** The browser's session, if it answers this request: nobody has to sign in again. */
export async function loadSession(
  context: AuthorizeContext,
  c: Context,
): Promise<Session | undefined> {
  const { tenant, client, organization, parameters } = context;
  const session = await readSession(tenant, c);
  if (!session || !findUser(tenant, session.user_id)) return undefined;
  if (splitList(parameters.prompt).includes('login')) return undefined;
  const { max_age: maxAge, connection } = parameters;
  const age = tenant.clock.now() - session.authenticatedAt;
  if (maxAge !== undefined && age > Number(maxAge) * 1000) return undefined;
  if (connection !== undefined && connection !== session.connection) return undefined;
  const usable = listUsableConnections(tenant, client, organization);
  return usable.some((one) => one.name === session.connection) ? session : undefined;
}
