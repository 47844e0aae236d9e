import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An application of a test, on a free port of localhost. */
export interface Served {
  /** Without a final slash. */
  url: string;
  close(): void;
}

/** Serves a plain request listener. */
export async function serve(listener: RequestListener): Promise<Served> {
  const server = createServer(listener).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
