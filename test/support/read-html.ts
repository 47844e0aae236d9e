/** Just enough HTML for the pages of the local world, which all work without JavaScript. */

/** A form as a browser would send it: `inputs` go along always, a button only when it is the one pressed. */
export interface HtmlForm {
  /** As written; empty posts to the page's own address. */
  action: string;
  inputs: Record<string, string>;
  buttons: { name: string; value: string }[];
}

/** The first form of a page, `null` if it has none. */
export function readForm(html: string): HtmlForm | null {
  const found = /<form\b([^>]*)>([\s\S]*?)<\/form>/.exec(html);
  if (!found) return null;
  const [, opening = '', body = ''] = found;
  return {
    action: readAttributes(opening).action ?? '',
    inputs: Object.fromEntries(
      listTags(body, 'input').map(({ name = '', value = '' }) => [name, value]),
    ),
    buttons: listTags(body, 'button').flatMap(({ name, value = '' }) =>
      name === undefined ? [] : [{ name, value }],
    ),
  };
}

/** The value of an attribute wherever it first occurs, `null` if it does not. */
export function findAttribute(html: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(html)?.[1];
  return value === undefined ? null : decode(value);
}

/** The address of the first link whose address contains `part`, `null` if there is none. */
export function findLink(html: string, part: string): string | null {
  const found = listTags(html, 'a').find(({ href }) => href?.includes(part));
  return found?.href ?? null;
}

/** What a person reads inside the first element that `opening` matches, `null` if there is none. */
export function readText(html: string, opening: RegExp, closing: string): string | null {
  const start = opening.exec(html);
  if (!start) return null;
  const from = start.index + start[0].length;
  const inner = html.slice(from, html.indexOf(closing, from));
  return decode(inner.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function listTags(html: string, tag: string): Record<string, string | undefined>[] {
  return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, 'g'))].map(([, inside = '']) =>
    readAttributes(inside),
  );
}

function readAttributes(inside: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      decode(value),
    ]),
  );
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });
}
