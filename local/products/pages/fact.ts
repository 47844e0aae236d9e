import { html } from 'hono/html';
import type { Markup } from './layout.ts';

/** One line of a `dl`. */
export function fact(label: string, value: string): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}
