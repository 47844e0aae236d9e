import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { page } from '../../../web/page.ts';

/** Where the console is mounted on the tenant. */
export const base = '/__local';

const views = [
  { path: '', text: 'Overview' },
  { path: '/users', text: 'Users' },
  { path: '/transactions', text: 'Sign-ins under way' },
  { path: '/sessions', text: 'Sessions and blocks' },
  { path: '/logs', text: 'Log' },
  { path: '/calls', text: 'Calls and scripts' },
];

export interface ConsolePage {
  title: string;
  /** Below `base`: `/users`; empty for the overview. */
  path: string;
  inboxUrl: string;
  /** Reloads every five seconds, without a script. */
  refreshing: boolean;
  body: Markup;
}

/** A page of the console with its navigation. */
export function consolePage({ title, path, inboxUrl, refreshing, body }: ConsolePage): Markup {
  const links = views.map((view) => ({
    href: base + view.path,
    text: view.text,
    current: view.path === path,
  }));
  const here = base + path;
  return page({
    title,
    place: 'Local tenant',
    stylesheet: `${base}/console.css`,
    nav: [...links, { href: inboxUrl, text: 'Inbox' }],
    head: refreshing ? html`<meta http-equiv="refresh" content="5">` : '',
    body: html`<h1>${title}</h1>
${body}
<p class="soft foot">${
      refreshing
        ? html`This page reloads every five seconds. <a href="${here}">Stop</a>`
        : html`<a href="${here}?refresh=5">Reload every five seconds</a>`
    }${path === '' ? '' : html` · <a href="${here}.json">The same as JSON</a>`}</p>`,
  });
}

/** A table with the column's name repeated beside each value, for narrow screens. */
export function table(columns: string[], rows: (Markup | string)[][], empty: string): Markup {
  if (rows.length === 0) return html`<p class="card soft">${empty}</p>`;
  return html`<table>
<thead><tr>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) => html`<td data-label="${columns[index]}">${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>`;
}
