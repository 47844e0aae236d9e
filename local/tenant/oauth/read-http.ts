import type { Context } from 'hono';
import type { PostLoginRequest } from '../scripts/types.ts';

/** What a request says of its sender. Proxy headers are not believed: there is no proxy. */
export function readHttp(c: Context): PostLoginRequest {
  return {
    ip: readIp(c),
    user_agent: c.req.header('user-agent') ?? '',
    language: c.req.header('accept-language') ?? '',
    hostname: new URL(c.req.url).host,
    method: c.req.method,
  };
}

/** The sender's address; IPv4 in its own form also when the server listens on IPv6. */
export function readIp(c: Context): string {
  // Requests that come through `app.request()` have no socket.
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const address = env?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
