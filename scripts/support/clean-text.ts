/** What somebody typed, or wrote into a product, for a terminal: nothing of it moves a cursor, begins a line or turns its direction. */
export function cleanText(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

/** One argument of a command that somebody may paste into a shell, whatever is in it. */
export function quoteArgument(text: string): string {
  return `'${cleanText(text).replaceAll("'", "'\\''")}'`;
}
