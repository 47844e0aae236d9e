import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showInstant } from '../../../web/show-time.ts';
import type { Execution } from '../../scripts/types.ts';
import type { OutsideCall } from '../world.ts';
import { base, table } from './console-page.ts';

const shown = 100;

/** What scripts, Actions and flows asked the world, and their last runs; newest first. */
export function callsPage(calls: OutsideCall[], executions: Execution[] | undefined): Markup {
  return html`<div class="row"><span>${calls.length} calls since the last reset</span>
<form method="post" action="${base}/calls/reset"><button class="quiet">Forget these calls</button></form></div>
${callTable(calls.slice(0, shown))}
${executions ? html`<h2>Runs of scripts and Actions</h2>${executionTable(executions.slice(0, shown))}` : ''}`;
}

function callTable(calls: OutsideCall[]): Markup {
  return table(
    ['When', 'Who', 'Call', 'Answer'],
    calls.map((call) => [
      showInstant(call.at),
      call.by ?? '',
      html`<code>${call.method} ${call.url}</code>`,
      html`<span class="${(call.status ?? 500) >= 400 ? 'bad' : 'good'}">${call.status ?? 'no answer'}</span> <span class="soft">${Math.round(call.ms)} ms</span>`,
    ]),
    'No calls. A sign-in of a linked person makes none.',
  );
}

function executionTable(executions: Execution[]): Markup {
  return table(
    ['When', 'What', 'Outcome', 'Commands'],
    executions.map((run) => [
      showInstant(run.at),
      html`<strong>${run.name}</strong> <span class="soft">${run.handler}, ${Math.round(run.ms)} ms</span>`,
      run.outcome,
      html`${run.commands.map(({ call }) => html`<code>${call}</code> `)}${run.logs ? html`<pre>${run.logs}</pre>` : ''}`,
    ]),
    'Nothing has run yet.',
  );
}
