import type { Context } from 'hono';
import { Hono } from 'hono';
import type { MovableClock } from '../store/clock.ts';
import type { Tenant } from '../tenant.ts';
import { base } from './pages/console-page.ts';
import type { World } from './world.ts';

const longestMoveMs = 400 * 86_400_000;

/** The buttons: each answers a form by going back to the console, and JSON by the new state. */
export function changeWorld(tenant: Tenant, world: World): Hono {
  const app = new Hono();
  app.post('/clock', async (c) => {
    const advanceMs = Number(await readAdvance(c));
    if (!(advanceMs > 0 && advanceMs <= longestMoveMs)) {
      return c.json({ error: 'advance_ms: milliseconds, more than 0, at most 400 days' }, 400);
    }
    tenant.clock.advance(advanceMs);
    return answer(c, describeClock(tenant.clock));
  });
  app.post('/products/:product/:act{stop|start}', async (c) => {
    const { product: id, act } = c.req.param();
    if (!world.products.some((product) => product.id === id)) {
      return c.json({ error: 'no such product' }, 404);
    }
    await (act === 'stop' ? world.stopProduct(id) : world.startProduct(id));
    return answer(c, world.products);
  });
  app.post('/products/:product/keys', (c) => {
    const { product: id } = c.req.param();
    if (!world.giveKeys || !world.products.some((product) => product.id === id)) {
      return c.json({ error: 'no such product, or no file with keys' }, 404);
    }
    try {
      world.giveKeys(id);
    } catch (error) {
      // A file that makes no sense: it says which key, and no value.
      return c.text(`Nothing changed. ${error instanceof Error ? error.message : ''}`, 409);
    }
    return answer(c, world.products);
  });
  app.post('/calls/reset', (c) => {
    world.resetCalls();
    return answer(c, [], `${base}/calls`);
  });
  return app;
}

/** What the clock says, as data. */
export function describeClock(clock: MovableClock) {
  const now = clock.now();
  return { now, iso: new Date(now).toISOString(), offset_ms: clock.offsetMs() };
}

function sentByForm(c: Context): boolean {
  return (c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
}

async function readAdvance(c: Context): Promise<unknown> {
  if (sentByForm(c)) return (await c.req.parseBody()).advance_ms;
  const body: unknown = await c.req.json().catch(() => null);
  return (body as { advance_ms?: unknown } | null)?.advance_ms;
}

function answer(c: Context, state: object, back = base): Response {
  return sentByForm(c) ? c.redirect(back, 303) : c.json(state);
}
