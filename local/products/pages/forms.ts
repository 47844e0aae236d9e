import { html } from 'hono/html';
import { type Language, type TextKey, text } from '../texts/text.ts';
import type { Markup } from './layout.ts';

export interface Notice {
  kind: 'error' | 'done';
  key: TextKey;
}

/** Words above a form: what went wrong, or what has been done. */
export function noticeLine(language: Language, notice: Notice | null): Markup | null {
  if (!notice) return null;
  const role = notice.kind === 'error' ? 'alert' : 'status';
  return html`<p class="notice ${notice.kind}" role="${role}" id="notice">${text(language, notice.key)}</p>`;
}

/** For a field that an error is about: says so, and what it is. `descriptions` are ids of what else describes it. */
export function describeField(notice: Notice | null, ...descriptions: string[]): Markup | null {
  const isWrong = notice?.kind === 'error';
  const ids = [...(isWrong ? ['notice'] : []), ...descriptions];
  if (ids.length === 0) return null;
  return html`${isWrong && html`aria-invalid="true" `}aria-describedby="${ids.join(' ')}"`;
}

/** The form's protection against posts from other sites. */
export function csrfField(token: string): Markup {
  return html`<input type="hidden" name="_csrf_token" value="${token}">`;
}
