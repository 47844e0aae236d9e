import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showInstant } from '../../../web/show-time.ts';
import { isFailure } from '../log-types.ts';
import type { LogView } from '../views/list-logs.ts';
import { base, table } from './console-page.ts';

const shown = 200;

/** The log, of one type if one was chosen. */
export function logsPage(logs: LogView[], type: string | undefined): Markup {
  return html`${type === undefined ? '' : html`<p>Only <code>${type}</code>. <a href="${base}/logs">Show all</a></p>`}
${logTable(logs.slice(0, shown))}
${logs.length > shown ? html`<p class="soft">${logs.length - shown} older entries are in the JSON.</p>` : ''}`;
}

/** Log entries with the meaning of their code. */
export function logTable(logs: LogView[]): Markup {
  return table(
    ['When', 'What', 'Who', 'Application', 'Details'],
    logs.map((entry) => [
      showInstant(entry.date),
      html`<a href="${base}/logs?type=${encodeURIComponent(entry.type)}"><code>${entry.type}</code></a>
<span class="${isFailure(entry.type) ? 'bad' : ''}">${entry.meaning}</span>`,
      entry.user_name ?? entry.user_id ?? '',
      entry.client_name ?? '',
      details(entry),
    ]),
    'Nothing has happened yet.',
  );
}

function details({ description, details }: LogView): Markup {
  return html`${description ?? ''}${
    details
      ? html`<details><summary>details</summary><pre>${JSON.stringify(details, null, 2)}</pre></details>`
      : ''
  }`;
}
