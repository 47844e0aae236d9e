/** Who a mail is from. */
export interface Sender {
  name: string;
  address: string;
}

/**
 * Reads `Name <address>` or a bare address. Only the name is rendered: a variable in it can then never become a second
 * address.
 */
export function readSender(from: string, render: (source: string) => string): Sender {
  const match = /^(.*?)<([^<>]*)>\s*$/s.exec(from);
  if (!match) return { name: '', address: from.trim() };
  const name = (match[1] ?? '').trim().replace(/^"(.*)"$/s, '$1');
  return { name: oneLine(render(name)), address: (match[2] ?? '').trim() };
}

/** A header is one line, whatever a variable holds. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** One plain address. A comma or a bracket would make it a list, and the mail would reach somebody else as well. */
export function isOneAddress(to: string): boolean {
  return /^[^\s\p{Cc}<>,;:"\\()[\]@]{1,64}@[^\s\p{Cc}<>,;:"\\()[\]@]{1,253}$/u.test(to);
}
