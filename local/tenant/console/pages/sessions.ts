import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showInstant } from '../../../web/show-time.ts';
import type { BlockView, SessionView } from '../views/list-sessions.ts';
import { table } from './console-page.ts';

/** Who is signed in, and who is kept out. */
export function sessionsPage(sessions: SessionView[], blocks: BlockView[]): Markup {
  return html`${table(
    ['Session', 'User', 'Applications', 'Authenticated', 'Last used'],
    sessions.map((one) => [
      html`<code>${one.id}</code>`,
      html`${one.email ?? ''} <span class="soft">${one.user_id}</span>`,
      one.applications.join(', '),
      showInstant(one.authenticated_at),
      showInstant(one.last_interacted_at),
    ]),
    'Nobody is signed in.',
  )}
<h2>Failed sign-ins and blocks</h2>
${table(
  ['Identifier', 'From', 'Failures', 'Blocked'],
  blocks.map((one) => [
    one.identifier,
    one.ip,
    String(one.failures),
    one.blocked_at
      ? html`<span class="mark bad">since ${showInstant(one.blocked_at)}</span>`
      : html`<span class="soft">no</span>`,
  ]),
  'Nobody failed lately.',
)}`;
}
