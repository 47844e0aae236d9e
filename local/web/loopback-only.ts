import type { Context, MiddlewareHandler } from 'hono';

/**
 * Lets in only what comes from this machine under a name of this machine. The name is checked because a hostile page
 * can point its own host name at 127.0.0.1 and would then read everything as "same origin".
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!isLoopbackHost(host) || !isLoopbackAddress(remoteAddress(c))) {
    return c.text('Only reachable from this machine, as localhost.', 403);
  }
  return next();
};

/** `localhost:4400`, `127.0.0.1`, `[::1]:80`: with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return ['localhost', '127.0.0.1', '[::1]', '::1'].includes(name);
}

export function isLoopbackAddress(address: string | undefined): boolean {
  // No socket at all means a call inside this process.
  if (address === undefined) return true;
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';
}

interface NodeServerBindings {
  incoming?: { socket?: { remoteAddress?: string } };
}

function remoteAddress(c: Context): string | undefined {
  const bindings: NodeServerBindings | undefined = c.env;
  if (bindings?.incoming === undefined) return undefined;
  // A socket that is gone already has no address: not known to be ours.
  return bindings.incoming.socket?.remoteAddress ?? 'unknown';
}
