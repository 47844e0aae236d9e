import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';

/** Serves the logo and the favicon of `tenant/assets/`, which a real tenant loads from Akeneo's own site. */
export function serveBrand(folder: string): Hono {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.svg'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const app = new Hono();
  app.get('/:name', (c) => {
    const file = files.get(c.req.param('name'));
    if (file === undefined) return c.notFound();
    return c.body(file, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' });
  });
  return app;
}
