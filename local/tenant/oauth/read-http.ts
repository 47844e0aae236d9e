import { isIP } from 'node:net';
import type { Context } from 'hono';
import { isLoopbackAddress } from '../../web/loopback-only.ts';
import type { PostLoginRequest } from '../scripts/types.ts';

/** What a request says of its sender. */
export function readHttp(c: Context): PostLoginRequest {
  return {
    ip: readIp(c),
    user_agent: c.req.header('user-agent') ?? '',
    language: c.req.header('accept-language') ?? '',
    hostname: new URL(c.req.url).host,
    method: c.req.method,
  };
}

/**
 * The sender's address; IPv4 in its own form also when the server listens on IPv6. Whoever sits on this machine may say another one
 * (`x-forwarded-for`), so that many people can come from it; the tenant listens on loopback alone.
 */
export function readIp(c: Context): string {
  // Requests that come through `app.request()` have no socket.
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const address = env?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
  const told = c.req.header('x-forwarded-for') ?? '';
  if (isIP(told) !== 0 && isLoopbackAddress(address)) return told;
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
