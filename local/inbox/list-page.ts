import { html } from 'hono/html';
import type { Markup } from '../web/page.ts';
import { page } from '../web/page.ts';
import { showAge, showInstant } from '../web/show-time.ts';
import type { Message } from './message.ts';

interface ListPage {
  messages: Message[];
  /** Everybody who has mail, for the filter's suggestions. */
  recipients: string[];
  to: string;
  now: number;
}

/** The list of mails. It keeps itself fresh by script, or without one by reloading. */
export function listPage({ messages, recipients, to, now }: ListPage): Markup {
  return page({
    title: 'Inbox',
    place: 'Inbox of the local world',
    stylesheet: '/inbox.css',
    nav: [{ href: '/', text: 'All mails', current: to === '' }],
    head: html`<script src="/refresh.js" defer></script>
<noscript><meta http-equiv="refresh" content="5"></noscript>`,
    body: html`<h1>${to === '' ? 'Inbox' : `Mails to ${to}`}</h1>
<p class="soft">Every mail that the tenant and the products send arrives here, whoever it is for. Nothing leaves this machine.</p>
<div class="row">
<form method="get" action="/" class="row filter">
<label for="to">Only to</label>
<input id="to" name="to" type="text" inputmode="email" autocomplete="off" list="recipients" value="${to}">
<datalist id="recipients">${recipients.map((address) => html`<option value="${address}"></option>`)}</datalist>
<button>Show</button>
</form>
<form method="post" action="/messages/delete"><button class="quiet">Delete all mails</button></form>
</div>
<div id="mails" aria-live="polite">${mails(messages, now)}</div>`,
  });
}

function mails(messages: Message[], now: number): Markup {
  if (messages.length === 0) {
    return html`<p class="card">No mail yet. When one arrives, it appears here by itself.</p>`;
  }
  return html`<table>
<thead><tr><th>When</th><th>To</th><th>Subject</th><th>From</th></tr></thead>
<tbody>${messages.map(
    (message) => html`
<tr>
<td data-label="When"><time datetime="${new Date(message.receivedAt).toISOString()}" title="${showInstant(message.receivedAt)}">${showAge(now, message.receivedAt)}</time></td>
<td data-label="To">${message.to.map((address) => html`<a href="/?to=${encodeURIComponent(address)}">${address}</a> `)}</td>
<td data-label="Subject"><a href="/messages/${message.id}"><strong>${message.subject || '(no subject)'}</strong></a></td>
<td data-label="From">${message.from}</td>
</tr>`,
  )}</tbody>
</table>`;
}
