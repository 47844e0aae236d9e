import { html } from 'hono/html';
import type { ProductName } from '../organization.ts';
import { accentColor } from './colors.ts';
import type { Markup } from './layout.ts';

/** Drawn for this repository: three stacked sheets for the catalogue, two linked boxes for the suppliers. */
export const logos: Record<ProductName, Markup> = {
  pim: html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8" fill="currentColor"/><path d="M16 6l9 4.5-9 4.5-9-4.5z" fill="#fff"/><path d="M7 15.5l9 4.5 9-4.5M7 20.5l9 4.5 9-4.5" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>`,
  sdm: html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8" fill="currentColor"/><rect x="6" y="7" width="9" height="9" rx="2" fill="#fff"/><rect x="17" y="16" width="9" height="9" rx="2" fill="none" stroke="#fff" stroke-width="2"/><path d="M10.5 18v3.5H15M17.5 11.5h4V14" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
};

/** The same as the address of a tab's icon. */
export function writeIcon(product: ProductName): string {
  const alone = String(logos[product])
    .replace('<svg class="logo"', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace('currentColor', accentColor[product]);
  return `data:image/svg+xml,${encodeURIComponent(alone)}`;
}
