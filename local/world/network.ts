import type { Hono } from 'hono';
import type { MovableClock } from '../tenant/store/clock.ts';
import { chooseFault, describeMessage, type MessageFault } from './choose-fault.ts';
import { hangUp } from './hang-up.ts';

type App = { fetch: Hono['fetch'] };

/** One message that did not simply pass. */
export interface FaultyMessage {
  message: string;
  kind: MessageFault['kind'];
}

/** What lies between everybody and every server: it lets everything pass, until faults begin. */
export interface Network {
  /** From now on `rate` of all messages (0 to 1) meet a fault. The seed decides which ones, and which fault. */
  beginFaults(seed: string, rate: number): void;
  /** Carries out what is still held back; from then on everything passes. What happened since the faults began. */
  endFaults(): Promise<FaultyMessage[]>;
  wrap(server: string, app: App): App;
  /** Brings a mail to its mailbox. Rejects where the sender is to read that it was not taken. */
  carryMail(deliver: () => Promise<void>): Promise<void>;
}

interface HeldBack {
  server: string;
  passing: number;
  carryOut(): Promise<unknown>;
}

/** A network in front of all servers of a world with this clock. */
export function createNetwork(clock: MovableClock): Network {
  let faults: { seed: string; rate: number; counts: Map<string, number> } | null = null;
  let happened: FaultyMessage[] = [];
  let heldBack: HeldBack[] = [];

  function findFault(message: string): MessageFault | null {
    if (faults === null) return null;
    const count = (faults.counts.get(message) ?? 0) + 1;
    faults.counts.set(message, count);
    const fault = chooseFault(faults.seed, `${message} ${count}`, faults.rate);
    if (fault) happened.push({ message, kind: fault.kind });
    return fault;
  }

  /** One more has passed: lets go of what only waited for that. */
  async function letGo(server: string): Promise<void> {
    for (const one of heldBack) if (one.server === server) one.passing -= 1;
    const due = heldBack.filter(({ passing }) => passing <= 0);
    heldBack = heldBack.filter(({ passing }) => passing > 0);
    for (const { carryOut } of due) await carryOut();
  }

  async function answer(
    fault: MessageFault | null,
    server: string,
    app: App,
    ...[request, env, context]: Parameters<App['fetch']>
  ): Promise<Response> {
    switch (fault?.kind) {
      case undefined:
        return app.fetch(request, env, context);
      case 'delayed':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
        return app.fetch(request, env, context);
      case 'aged':
        clock.advance(fault.ms);
        return app.fetch(request, env, context);
      case 'dropped':
        return hangUp(env);
      case 'lost':
        await app.fetch(request, env, context);
        return hangUp(env);
      case 'overtaken': {
        const copy = await copyRequest(request);
        // Its socket is gone by then; without one it counts as a call from this machine.
        heldBack.push({ server, passing: fault.by + 1, carryOut: async () => app.fetch(copy()) });
        return hangUp(env);
      }
      case 'doubled': {
        const copy = await copyRequest(request);
        await app.fetch(copy(), env, context);
        return app.fetch(copy(), env, context);
      }
      case 'truncated':
        return truncate(await app.fetch(request, env, context), fault.share);
    }
  }

  return {
    beginFaults(seed, rate) {
      faults = { seed, rate, counts: new Map() };
      happened = [];
    },
    async endFaults() {
      faults = null;
      const due = heldBack;
      heldBack = [];
      for (const { carryOut } of due) await carryOut();
      return happened;
    },
    wrap: (server, app) => ({
      async fetch(request, env, context) {
        if (faults === null) return app.fetch(request, env, context);
        const { pathname } = new URL(request.url);
        const fault = findFault(describeMessage(server, request.method, pathname));
        const response = await answer(fault, server, app, request, env, context);
        await letGo(server);
        return response;
      },
    }),
    async carryMail(deliver) {
      const fault = findFault('inbox mail');
      switch (fault?.kind) {
        case undefined:
        case 'delayed':
        case 'truncated':
          await deliver();
          break;
        case 'aged':
          clock.advance(fault.ms);
          await deliver();
          break;
        case 'dropped':
          break;
        case 'lost':
          await deliver();
          throw new Error('the mail server broke off');
        case 'overtaken':
          heldBack.push({ server: 'inbox', passing: fault.by + 1, carryOut: deliver });
          break;
        case 'doubled':
          await deliver();
          await deliver();
      }
      await letGo('inbox');
    },
  };
}

/** The same request as often as it is needed. */
async function copyRequest(request: Request): Promise<() => Request> {
  const { url, method, headers } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const kept = new Headers(headers);
  return () => new Request(url, { method, headers: kept, body });
}

async function truncate(response: Response, share: number): Promise<Response> {
  const whole = await response.arrayBuffer();
  if (whole.byteLength === 0) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const part = whole.slice(0, Math.floor(whole.byteLength * share));
  return new Response(part, { status: response.status, headers });
}
