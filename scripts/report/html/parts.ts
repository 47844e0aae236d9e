import { html, raw } from 'hono/html';
import type { Picture } from './draw-chart.ts';

/** Escaped HTML, as `html` of hono makes it. */
export type Markup = ReturnType<typeof html>;

export interface Table {
  caption: string;
  head: readonly string[];
  /** How many columns from the left are words. */
  words: number;
  rows: readonly (readonly (string | Markup)[])[];
}

/** A table that scrolls inside its own frame on a small screen, for a keyboard, too. */
export function showTable({ caption, head, words, rows }: Table): Markup {
  const kind = (at: number) => (at < words ? html` class="word"` : '');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption><span>${caption}</span></caption>
<thead><tr>${head.map((cell, at) => html`<th scope="col"${kind(at)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, at) =>
        at === 0
          ? html`<th scope="row"${kind(at)}>${cell}</th>`
          : html`<td${kind(at)}>${cell}</td>`,
      )}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** A picture for a page and one for a phone, one of which is shown. `drawPicture` made them, which escapes what it was given. */
export function showPicture({ wide, narrow }: Picture): Markup {
  return html`<div class="on-page">${raw(wide)}</div><div class="on-phone">${raw(narrow)}</div>`;
}

/** A picture with the same numbers beneath it. */
export function showChart(picture: Picture, table: Table): Markup {
  return html`<figure>${showPicture(picture)}
<figcaption><details><summary>These numbers as a table</summary>${showTable(table)}</details></figcaption></figure>`;
}

export function showCard(number: string, title: string, note: string): Markup {
  return html`<div class="card"><p class="number">${number}</p><p class="name">${title}</p><p class="soft">${note}</p></div>`;
}
