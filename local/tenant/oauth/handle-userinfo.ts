import type { Context } from 'hono';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { describeUser } from './describe-user.ts';
import { verifyUserinfoToken } from './verify-access-token.ts';

/** GET and POST /userinfo: the user behind an access token with `openid`, as the store knows them now. */
export async function handleUserinfo(tenant: Tenant, c: Context): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const [, token] = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) return refuse(c, 'Unauthorized');
  const verified = await verifyUserinfoToken(tenant, token);
  if (verified.kind === 'invalid' || !verified.scope.includes('openid'))
    return refuse(c, 'The access token is invalid');
  const user = findUser(tenant, verified.payload.sub ?? '');
  if (!user || user.blocked) return refuse(c, 'The access token is invalid');
  return c.json({ sub: user.user_id, ...describeUser(user, verified.scope) });
}

function refuse(c: Context, description: string): Response {
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  return c.json({ error: 'invalid_token', error_description: description }, 401);
}
