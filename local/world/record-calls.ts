import type { Hono } from 'hono';
import type { OutsideCall } from '../tenant/console/world.ts';
import type { Clock } from '../tenant/store/clock.ts';
import { hangUp } from './hang-up.ts';

type App = { fetch: Hono['fetch'] };

/**
 * What happens to one call: `crash`: it is carried out, then its caller and all later ones hear nothing, as if the process had
 * died there; with `caller`, the id of an application, it alone has died. `lost`: it is carried out, and only its own answer is lost. `refused`: it is not carried out. `unheard`: nor is it
 * here, and nobody answers.
 */
export type CallTrouble =
  | { kind: 'crash'; caller?: string }
  | { kind: 'lost' }
  | { kind: 'refused'; status: 400 | 404 | 409 | 429 | 500 }
  | { kind: 'unheard' };

/** Notes every call that leaves the tenant's scripts and flows, and can spoil one of them. */
export interface CallRecorder {
  /** The newest 1,000, oldest first. */
  calls(): OutsideCall[];
  /** All since the last reset. */
  count(): number;
  reset(): void;
  /**
   * Spoils the n-th call from now on (1 is the next one); 0 ends every trouble. `of`: counts only calls that begin with this,
   * `PATCH /api/v2/forms/`, or that it picks.
   */
  spoil(n: number, trouble: CallTrouble, of?: string | ((call: string) => boolean)): void;
  /** The same application, with the calls to the paths that `counts` picks recorded. */
  wrap(app: App, counts: (path: string) => boolean): App;
}

export function createCallRecorder(clock: Clock): CallRecorder {
  const calls: OutsideCall[] = [];
  let count = 0;
  let begun = 0;
  let spoilt: { number: number; trouble: CallTrouble; of: (call: string) => boolean } | null = null;

  /** Counts this call, and says what happens to it; everything after a crash goes unheard. */
  function findTrouble(call: string, request: Request): CallTrouble | null {
    if (spoilt === null) return null;
    const { trouble } = spoilt;
    if (isOfSomebodyElse(trouble, request)) return null;
    const isCounted = spoilt.of(call);
    if (isCounted) begun += 1;
    if (begun < spoilt.number) return null;
    if (isCounted && begun === spoilt.number) return trouble;
    return trouble.kind === 'crash' ? { kind: 'unheard' } : null;
  }

  async function carryOut(app: App, ...[request, env, context]: Parameters<App['fetch']>) {
    const at = clock.now();
    const response = await app.fetch(request, env, context);
    const { method, url } = request;
    calls.push({ at, method, url, status: response.status, ms: clock.now() - at });
    count += 1;
    if (calls.length > 1000) calls.shift();
    return response;
  }

  return {
    calls: () => [...calls],
    count: () => count,
    reset() {
      calls.length = 0;
      count = 0;
    },
    spoil(n, trouble, of = '') {
      begun = 0;
      const picks = typeof of === 'string' ? (call: string) => call.startsWith(of) : of;
      spoilt = n === 0 ? null : { number: n, trouble, of: picks };
    },
    wrap: (app, counts) => ({
      async fetch(request, env, context) {
        const path = new URL(request.url).pathname;
        if (!counts(path)) return app.fetch(request, env, context);
        const trouble = findTrouble(`${request.method} ${path}`, request);
        if (trouble?.kind === 'unheard') return hangUp(env);
        if (trouble?.kind === 'refused') return refuse(trouble.status, clock.now());
        const response = await carryOut(app, request, env, context);
        return trouble === null ? response : hangUp(env);
      },
    }),
  };
}

function isOfSomebodyElse(trouble: CallTrouble, request: Request): boolean {
  const caller = trouble.kind === 'crash' ? trouble.caller : undefined;
  return caller !== undefined && caller !== readCaller(request);
}

/** The application that a token of the Management API was given to. */
function readCaller(request: Request): string | undefined {
  const payload = request.headers.get('authorization')?.split('.')[1];
  if (payload === undefined) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).azp;
}

/** In Auth0's shape; a 429 says from which second on it answers again. */
function refuse(status: number, now: number): Response {
  const headers =
    status === 429
      ? {
          'x-ratelimit-limit': '50',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.floor(now / 1000) + 1),
        }
      : undefined;
  return Response.json(
    { statusCode: status, error: 'Refused', message: 'as asked' },
    { status, ...(headers && { headers }) },
  );
}
