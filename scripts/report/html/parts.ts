import { html, raw } from 'hono/html';

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
<caption>${caption}</caption>
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

/** A picture that scrolls in its frame on a small screen. `svg` is what `drawChart` gave, which escapes what it was given. */
export function showPicture(svg: string, label: string): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${raw(svg)}</div>`;
}

/** A picture with the same numbers beneath it. */
export function showChart(svg: string, label: string, table: Table): Markup {
  return html`<figure>${showPicture(svg, label)}
<figcaption><details><summary>These numbers as a table</summary>${showTable(table)}</details></figcaption></figure>`;
}

export function showCard(number: string, title: string, note: string): Markup {
  return html`<div class="card"><p class="number">${number}</p><p class="name">${title}</p><p class="soft">${note}</p></div>`;
}
