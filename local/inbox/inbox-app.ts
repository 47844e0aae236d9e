import { Hono } from 'hono';
import type { Clock } from '../tenant/store/clock.ts';
import { loopbackOnly } from '../web/loopback-only.ts';
import { pageHeaders } from '../web/page-headers.ts';
import { sameOriginOnly } from '../web/same-origin-only.ts';
import { stylesheet } from '../web/stylesheet.ts';
import { fitFrameScript } from './fit-frame-script.ts';
import { listPage } from './list-page.ts';
import { mailFrame, mailFramePolicy } from './mail-frame.ts';
import type { Mailbox } from './mailbox.ts';
import { messagePage } from './message-page.ts';
import { refreshScript } from './refresh-script.ts';

/** The inbox as pages and, under the same names with `.json`, as data. */
export function createInboxApp(mailbox: Mailbox, clock: Clock): Hono {
  const app = new Hono();
  app.use(pageHeaders, loopbackOnly, sameOriginOnly);

  app.get('/', (c) => {
    const to = c.req.query('to')?.trim().toLowerCase() ?? '';
    const recipients = [...new Set(mailbox.list().flatMap((message) => message.to))].sort();
    return c.html(listPage({ messages: mailbox.list({ to }), recipients, to, now: clock.now() }));
  });
  app.get('/inbox.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }));
  app.get('/refresh.js', (c) => c.body(refreshScript, 200, { 'content-type': 'text/javascript' }));
  app.get('/fit-frame.js', (c) =>
    c.body(fitFrameScript, 200, { 'content-type': 'text/javascript' }),
  );
  app.get('/messages.json', (c) => c.json(mailbox.list({ to: c.req.query('to') ?? '' })));

  app.get('/messages/:file{[0-9]+\\.json}', (c) => {
    const message = mailbox.find(c.req.param('file').replace('.json', ''));
    return message ? c.json(message) : c.json({ error: 'no such mail' }, 404);
  });
  app.get('/messages/:id{[0-9]+}', (c) => {
    const message = mailbox.find(c.req.param('id'));
    if (!message) return c.text('No such mail.', 404);
    return c.html(messagePage(message, c.req.query('part') === 'text' ? 'text' : 'html'));
  });
  app.get('/messages/:id{[0-9]+}/html', (c) => {
    const message = mailbox.find(c.req.param('id'));
    if (message?.html === undefined) return c.text('No such mail.', 404);
    return c.html(mailFrame(message.html), 200, {
      'content-security-policy': mailFramePolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
    });
  });

  app.delete('/messages', (c) => {
    mailbox.clear();
    return c.body(null, 204);
  });
  // A form cannot send DELETE.
  app.post('/messages/delete', (c) => {
    mailbox.clear();
    return c.redirect('/', 303);
  });
  return app;
}
