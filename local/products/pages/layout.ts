import { html } from 'hono/html';
import type { ProductRules } from '../rules.ts';
import type { Language } from '../texts/text.ts';
import { logos, writeIcon } from './logo.ts';

export type Markup = ReturnType<typeof html>;

export interface PageParts {
  rules: ProductRules;
  language: Language;
  title: string;
  /** Shown beside the product's name, if the page belongs to a customer. */
  organization?: string;
  /** At the right of the header. */
  action?: Markup;
  /** More for the head. */
  head?: Markup | undefined;
  body: Markup;
}

/** A whole page of one product. */
export function layout({
  rules,
  language,
  title,
  organization,
  action,
  head,
  body,
}: PageParts): Markup {
  return html`<!doctype html>
<html lang="${language}" class="${rules.product}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${rules.name}</title>
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="${writeIcon(rules.product)}">
${head}
</head>
<body>
<header>
<span class="brand">${logos[rules.product]}<span>${rules.name}${organization && html`<small>${organization}</small>`}</span></span>
${action}
</header>
<main>
${body}
</main>
</body>
</html>`;
}

/** A card with a title, some words, perhaps small facts below them, and what one can do. */
export function messageCard(parts: {
  title: string;
  text: string;
  facts?: [label: string, value: string][];
  /** Below the facts: what they are for. */
  note?: string;
  actions: { label: string; href: string; main?: true }[];
}): Markup {
  return html`<section class="card narrow">
<h1>${parts.title}</h1>
<p>${parts.text}</p>
${
  parts.facts &&
  html`<dl class="facts">${parts.facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}
${parts.note && html`<p class="hint">${parts.note}</p>`}
${
  parts.actions.length > 0 &&
  html`<p class="actions">${parts.actions.map(
    ({ label, href, main }) =>
      html`<a class="${main ? 'button' : 'link'}" href="${href}">${label}</a>`,
  )}</p>`
}
</section>`;
}
