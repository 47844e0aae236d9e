import type { Context } from 'hono';
import { logApiLimit } from '../protection/log-limit.ts';
import { describeRate } from '../protection/rate-headers.ts';
import { perMinute, type Taken, take } from '../protection/token-bucket.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { describeUser } from './describe-user.ts';
import { verifyUserinfoToken } from './verify-access-token.ts';

/** For one user. */
const limit = perMinute(10, 5);

/** GET and POST /userinfo: the user behind an access token with `openid`, as the store knows them now. */
export async function handleUserinfo(tenant: Tenant, c: Context): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const [, token] = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) return refuse(c, 'Unauthorized');
  const verified = await verifyUserinfoToken(tenant, token);
  if (verified.kind === 'invalid' || !verified.scope.includes('openid'))
    return refuse(c, 'The access token is invalid');
  const taken = take(tenant, `userinfo ${verified.payload.sub}`, limit);
  if (taken.kind === 'empty') return refuseMany(tenant, c, taken);
  const user = findUser(tenant, verified.payload.sub ?? '');
  if (!user || user.blocked) return refuse(c, 'The access token is invalid');
  return c.json({ sub: user.user_id, ...describeUser(user, verified.scope) });
}

function refuseMany(tenant: Tenant, c: Context, taken: Taken): Response {
  logApiLimit(tenant, 'userinfo', limit);
  for (const [name, value] of Object.entries(describeRate(limit, taken))) c.header(name, value);
  const error_description = 'Global limit has been reached';
  return c.json({ error: 'too_many_requests', error_description }, 429);
}

function refuse(c: Context, description: string): Response {
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  return c.json({ error: 'invalid_token', error_description: description }, 401);
}
