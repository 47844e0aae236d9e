/** A piece of HTML that is safe to send: every value in it was escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** Promises that strings and numbers are escaped for text and for quoted attributes; `undefined` leaves no trace. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  const text = parts.reduce((before, part, index) => before + write(values[index - 1]) + part);
  return { markup: text };
}

/** Takes HTML that somebody else made safe, such as the rich text of a deployed form. */
export function trustedHtml(source: string): Markup {
  return { markup: source };
}

/** Promises no `& < > " '` in what it returns. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function write(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  if ('markup' in value) return value.markup;
  return value.map((piece) => piece.markup).join('');
}
