import type { Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server on loopback that can be stopped and started again on its port. */
export interface Listener {
  port: number;
  isRunning(): boolean;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Serves `app` on localhost; port 0 takes a free one, which it then keeps. `tls` makes it https. */
export async function listen(
  app: { fetch: Hono['fetch'] },
  port: number,
  tls?: { key: string; cert: string },
): Promise<Listener> {
  let server: Server | undefined;
  const listener: Listener = {
    port,
    isRunning: () => server !== undefined,
    async start() {
      if (server !== undefined) return;
      server = await open(app, listener.port, tls);
      listener.port = (server.address() as AddressInfo).port;
    },
    async stop() {
      const open = server;
      server = undefined;
      if (open === undefined) return;
      await new Promise<void>((resolve) => {
        open.close(() => resolve());
        open.closeAllConnections();
      });
    },
  };
  await listener.start();
  return listener;
}

function open(
  app: { fetch: Hono['fetch'] },
  port: number,
  tls: { key: string; cert: string } | undefined,
): Promise<Server> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls ? { createServer: createHttpsServer, serverOptions: tls } : {}),
  }) as Server;
  // Deploy CLI computes for ten seconds between two requests: a shorter idle time would break its next call.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(describeTakenPort(port)) : error),
    );
    server.listen(port, 'localhost', () => resolve(server));
  });
}

/** Most often it is another world, in another terminal. */
export function describeTakenPort(port: number): string {
  return `port ${port} is in use: is npm start running already? Stop what listens there, or move this one: local/README.md, Ports`;
}
