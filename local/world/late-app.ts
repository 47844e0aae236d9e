import type { Hono } from 'hono';

/** A server's application that is put in after the server has its port; until then it answers 503. */
export interface LateApp {
  app?: { fetch: Hono['fetch'] };
  fetch: Hono['fetch'];
}

export function notYet(): LateApp {
  const late: LateApp = {
    fetch: (request, env, context) =>
      late.app?.fetch(request, env, context) ?? new Response('starting', { status: 503 }),
  };
  return late;
}
