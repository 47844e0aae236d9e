import type { Context } from 'hono';
import type { Tenant } from '../../tenant.ts';
import { authenticateClient } from './authenticate-client.ts';
import { readTokenBody } from './read-token-body.ts';
import { findRefreshToken, revokeFamily } from './refresh-tokens.ts';

/** POST /oauth/revoke: ends a refresh token with its whole family. An unknown one is as good as revoked (RFC 7009). */
export async function handleRevoke(tenant: Tenant, c: Context): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const body = await readTokenBody(c);
  if (body.kind === 'error')
    return c.json({ error: body.error, error_description: body.error_description }, body.status);
  const { parameters } = body;
  const client = await authenticateClient(tenant, c.req.header('authorization'), parameters);
  if (client.kind === 'error')
    return c.json(
      { error: client.error, error_description: client.error_description },
      client.status,
    );
  if (parameters.token === undefined)
    return c.json(
      { error: 'invalid_request', error_description: 'Missing required parameter: token' },
      400,
    );
  const record = findRefreshToken(tenant, parameters.token);
  if (record?.client_id === client.client.client_id) revokeFamily(tenant, record.family);
  return c.body(null, 200);
}
