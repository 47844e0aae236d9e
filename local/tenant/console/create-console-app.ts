import type { Context } from 'hono';
import { Hono } from 'hono';
import { loopbackOnly } from '../../web/loopback-only.ts';
import type { Markup } from '../../web/page.ts';
import { pageHeaders } from '../../web/page-headers.ts';
import { sameOriginOnly } from '../../web/same-origin-only.ts';
import { stylesheet } from '../../web/stylesheet.ts';
import type { Tenant } from '../tenant.ts';
import { changeWorld, describeClock } from './change-world.ts';
import { callsPage } from './pages/calls.ts';
import { base, consolePage } from './pages/console-page.ts';
import { logsPage } from './pages/logs.ts';
import { overview } from './pages/overview.ts';
import { sessionsPage } from './pages/sessions.ts';
import { transactionTable } from './pages/transactions.ts';
import { usersPage } from './pages/users.ts';
import { listLogs } from './views/list-logs.ts';
import { listOrganizations } from './views/list-organizations.ts';
import { listBlocks, listSessions } from './views/list-sessions.ts';
import { listTransactions } from './views/list-transactions.ts';
import { listUsers } from './views/list-users.ts';
import type { World } from './world.ts';

/**
 * The console, to be mounted at `/__local`: what is happening in the tenant, for people (pages) and for tests (the same
 * names with `.json`). It answers this machine only, and its buttons only its own pages.
 */
export function createConsoleApp(tenant: Tenant, world: World): Hono {
  const app = new Hono();
  app.use(pageHeaders, loopbackOnly, sameOriginOnly);
  app.get('/console.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }));
  servePages(app, tenant, world);
  serveData(app, tenant, world);
  app.route('/', changeWorld(tenant, world));
  app.get('/*', (c, next) => (c.req.path === `${base}/` ? c.redirect(base) : next()));
  return app;
}

function servePages(app: Hono, tenant: Tenant, world: World): void {
  const show = (c: Context, path: string, title: string, body: Markup) =>
    c.html(
      consolePage({
        title,
        path,
        inboxUrl: world.inboxUrl,
        refreshing: c.req.query('refresh') !== undefined,
        body,
      }),
    );
  app.get('/', (c) => show(c, '', 'What is happening here', overview(tenant, world)));
  app.get('/users', (c) => show(c, '/users', 'Users', usersPage(listUsers(tenant))));
  app.get('/transactions', (c) => {
    const body = transactionTable(listTransactions(tenant), tenant.clock.now());
    return show(c, '/transactions', 'Sign-ins under way', body);
  });
  app.get('/sessions', (c) => {
    const body = sessionsPage(listSessions(tenant), listBlocks(tenant));
    return show(c, '/sessions', 'Sessions and blocks', body);
  });
  app.get('/logs', (c) => {
    const type = c.req.query('type');
    return show(c, '/logs', 'Log', logsPage(listLogs(tenant, type), type));
  });
  app.get('/calls', (c) => {
    const body = callsPage(world.calls().toReversed(), world.executions?.().toReversed());
    return show(c, '/calls', 'Calls and scripts', body);
  });
}

function serveData(app: Hono, tenant: Tenant, world: World): void {
  app.get('/users.json', (c) => c.json(listUsers(tenant)));
  app.get('/transactions.json', (c) => c.json(listTransactions(tenant)));
  app.get('/sessions.json', (c) => c.json(listSessions(tenant)));
  app.get('/blocks.json', (c) => c.json(listBlocks(tenant)));
  app.get('/logs.json', (c) => c.json(listLogs(tenant, c.req.query('type'))));
  app.get('/organizations.json', (c) => c.json(listOrganizations(tenant)));
  app.get('/products.json', (c) => c.json(world.products));
  app.get('/calls.json', (c) => c.json(world.calls().toReversed()));
  app.get('/executions.json', (c) => c.json((world.executions?.() ?? []).toReversed()));
  app.get('/clock.json', (c) => c.json(describeClock(tenant.clock)));
  app.get('/health', (c) =>
    c.json({
      status: 'ok',
      issuer: tenant.issuer,
      products: Object.fromEntries(world.products.map(({ id, running }) => [id, running])),
    }),
  );
}
