import { html } from 'hono/html';

/** Escaped HTML, as `html` of hono makes it. */
export type Markup = ReturnType<typeof html>;

export interface PageParts {
  title: string;
  /** Shown in the header of every page of the same application. */
  place: string;
  stylesheet: string;
  nav: { href: string; text: string; current?: boolean }[];
  head?: Markup | '';
  body: Markup;
}

const envelope =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44"><rect width="44" height="44" rx="12" fill="#11324d"/>' +
  '<path d="M10 14h24v17H10zl12 10 12-10" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round"/></svg>';
const icon = `data:image/svg+xml,${encodeURIComponent(envelope)}`;

/** The frame that the inbox and the console share: dark header, links, one column that fits a phone. */
export function page({ title, place, stylesheet, nav, head = '', body }: PageParts): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${place}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${stylesheet}">
${head}
</head>
<body>
<header class="top">
<p class="place">${place}</p>
<nav aria-label="${place}">${nav.map(
    (link) =>
      html`<a href="${link.href}"${link.current ? html` aria-current="page"` : ''}>${link.text}</a>`,
  )}</nav>
</header>
<main>
${body}
</main>
</body>
</html>`;
}
