import { html } from 'hono/html';
import type { Markup } from '../web/page.ts';
import { page } from '../web/page.ts';
import { showInstant } from '../web/show-time.ts';
import { mailSandbox } from './mail-frame.ts';
import type { Message } from './message.ts';

export type MessagePart = 'html' | 'text';

/** One mail. Its HTML stays inside a frame that runs no scripts; its links open in a tab of the same browser. */
export function messagePage(message: Message, part: MessagePart): Markup {
  const here = `/messages/${message.id}`;
  return page({
    title: message.subject || '(no subject)',
    place: 'Inbox of the local world',
    stylesheet: '/inbox.css',
    nav: [
      { href: '/', text: 'All mails' },
      { href: here, text: 'HTML', current: part === 'html' },
      { href: `${here}?part=text`, text: 'Plain text', current: part === 'text' },
      { href: `${here}.json`, text: 'JSON' },
    ],
    body: html`<h1>${message.subject || '(no subject)'}</h1>
<div class="card">
<dl>
<dt>From</dt><dd>${message.from}</dd>
<dt>To</dt><dd>${message.to.map((address) => html`<a href="/?to=${encodeURIComponent(address)}">${address}</a> `)}</dd>
<dt>Received</dt><dd>${showInstant(message.receivedAt)}</dd>
${message.attachments.map((file) => html`<dt>Attachment</dt><dd>${file.filename} (${file.mimeType}, ${file.bytes} bytes)</dd>`)}
</dl>
</div>
${part === 'html' ? htmlPart(message) : textPart(message)}
${links(message)}
<details><summary>All headers</summary>
<pre>${message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre></details>`,
  });
}

function htmlPart(message: Message): Markup {
  if (message.html === undefined) {
    return html`<p class="soft">This mail has no HTML part.</p>${textPart(message)}`;
  }
  return html`<iframe title="The mail as its reader sees it" src="/messages/${message.id}/html" referrerpolicy="no-referrer"
sandbox="${mailSandbox}"></iframe>
<script src="/fit-frame.js" defer></script>`;
}

function textPart({ text }: Message): Markup {
  if (text === undefined) return html`<p class="card soft">This mail has no plain text part.</p>`;
  return html`<pre class="card">${text}</pre>`;
}

function links({ links }: Message): Markup {
  if (links.length === 0) return html``;
  return html`<details><summary>Where its links lead (${links.length})</summary>
<ul>${links.map((url) => html`<li><a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a></li>`)}</ul></details>`;
}
