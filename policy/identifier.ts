/** What a person typed to say who they are. What has an `@` is an email. */
export interface Identifier {
  kind: 'email' | 'username';
  /** Comparable: trimmed, NFC, lower-case. */
  value: string;
  /** As typed, trimmed and NFC: products decide about case themselves. */
  typed: string;
}

const LONGEST = 255;

/**
 * Reads what was typed; `null` for what no product has as an identifier: empty, longer than 255 characters,
 * or with control characters or halves of a surrogate pair in it.
 */
export function readIdentifier(text: string): Identifier | null {
  const typed = text.trim().normalize('NFC');
  if (typed === '' || typed.length > LONGEST || /[\p{Cc}\p{Cs}]/u.test(typed)) return null;
  return {
    kind: typed.includes('@') ? 'email' : 'username',
    value: normalizeIdentifier(typed),
    typed,
  };
}

/**
 * An email that nobody has, from a fresh random id: to ask a product about it counts against nobody's tries there. The domain is
 * reserved for having no inboxes.
 */
export function composeNobody(id: string): string {
  return `nobody-${id}@nobody.invalid`;
}

/** Trimmed, NFC, lower-case; accents stay, so that `vïctim@` is not `victim@`. */
export function normalizeIdentifier(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * Whether the account a product answered with is the one that was typed. Products compare more loosely than we
 * do (accents, and usernames shaped like an email), so their match alone proves nothing.
 */
export function isSameIdentifier(
  identifier: Identifier,
  account: { email: string; username: string | null },
): boolean {
  const own = identifier.kind === 'email' ? account.email : account.username;
  return own !== null && normalizeIdentifier(own) === identifier.value;
}

/**
 * Whether a mail to this text reaches the inbox of `normalizeIdentifier(text)` and no other: Unicode folds some characters
 * into ASCII ones, and mail programs read quotes, brackets, commas and comments in ways of their own.
 */
export function isExactAddress(text: string): boolean {
  const asMailed = text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const isPlain = /^[^\s@<>()[\],;:\\"\p{C}]+@[^\s@<>()[\],;:\\"\p{C}]+$/u.test(asMailed);
  return isPlain && asMailed.length <= LONGEST && asMailed === normalizeIdentifier(text);
}
