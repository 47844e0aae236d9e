import type { Hono } from 'hono';
import type { OutsideCall } from '../tenant/console/world.ts';
import type { Clock } from '../tenant/store/clock.ts';

type App = { fetch: Hono['fetch'] };

/** Notes every call that leaves the tenant's scripts and flows, and can end the world for their caller after one of them. */
export interface CallRecorder {
  /** The newest 1,000, oldest first. */
  calls(): OutsideCall[];
  reset(): void;
  /**
   * After the n-th call from now on (1 is the next one) was carried out, its caller and all later ones hear nothing more,
   * as if the process had died there; 0 lets everybody live again.
   */
  crashAfter(n: number): void;
  /** The same application, with the calls to the paths that `counts` picks recorded. */
  wrap(app: App, counts: (path: string) => boolean): App;
}

export function createCallRecorder(clock: Clock): CallRecorder {
  const calls: OutsideCall[] = [];
  let untilCrash = Number.POSITIVE_INFINITY;
  return {
    calls: () => [...calls],
    reset() {
      calls.length = 0;
    },
    crashAfter(n) {
      untilCrash = n === 0 ? Number.POSITIVE_INFINITY : n;
    },
    wrap: (app, counts) => ({
      async fetch(request, env, context) {
        const url = new URL(request.url);
        if (!counts(url.pathname)) return app.fetch(request, env, context);
        if (untilCrash === 0) return hangUp(env);
        const at = clock.now();
        const response = await app.fetch(request, env, context);
        calls.push({
          at,
          method: request.method,
          url: request.url,
          status: response.status,
          ms: clock.now() - at,
        });
        if (calls.length > 1000) calls.shift();
        untilCrash -= 1;
        return untilCrash === 0 ? hangUp(env) : response;
      },
    }),
  };
}

/** Ends the request without an answer: the response is made for the types, its socket is gone. */
function hangUp(env: unknown): Response {
  (env as { incoming: { socket: { destroy(): void } } }).incoming.socket.destroy();
  return new Response(null, { status: 408 });
}
