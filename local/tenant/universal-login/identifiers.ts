import type { Connection } from '../store/types.ts';

/** What people of a connection may be known by. */
export interface Identifiers {
  email: boolean;
  username: boolean;
  /** Configured by `attributes` (flexible identifiers): other field names and text keys than before. */
  flexible: boolean;
}

export type TypedIdentifier =
  | { kind: 'email'; value: string }
  | { kind: 'username'; value: string }
  | { kind: 'refused'; code: string };

const longestEmail = 320;
const longestUsername = 128;

/** Reads `attributes.*.identifier.active`, or `requires_username` where there are no attributes. */
export function readIdentifiers(connection: Connection): Identifiers {
  const { attributes, requires_username: requiresUsername } = connection.options;
  if (!isRecord(attributes)) {
    return { email: true, username: requiresUsername === true, flexible: false };
  }
  return {
    email: isActive(attributes.email),
    username: isActive(attributes.username),
    flexible: true,
  };
}

/** What somebody typed into the identifier field, trimmed; or Auth0's error code for it. */
export function parseIdentifier(
  identifiers: Identifiers,
  typed: string | undefined,
): TypedIdentifier {
  const value = (typed ?? '').trim();
  if (value === '') return { kind: 'refused', code: `no-${nameKinds(identifiers)}` };
  if (identifiers.email && isEmail(value)) return { kind: 'email', value };
  if (identifiers.username && isUsername(value)) return { kind: 'username', value };
  return {
    kind: 'refused',
    code: identifiers.username ? 'invalid-email-username' : 'invalid-email-format',
  };
}

/** Auth0's code for a refused sign-in, which tells nobody which half was wrong. */
export function wrongCredentialsCode(identifiers: Identifiers): string {
  return `wrong-${nameKinds(identifiers)}-credentials`;
}

/** The label of the identifier field. */
export function placeholderKey({ email, username }: Identifiers): string {
  if (email && username) return 'usernameOrEmailPlaceholder';
  return email ? 'emailPlaceholder' : 'usernameOnlyPlaceholder';
}

/** One `@` with something on both sides, no blanks, quotes, brackets or control characters, a length that mail systems take. */
export function isEmail(value: string): boolean {
  return value.length <= longestEmail && /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u.test(value);
}

// What has an `@` is an address, perhaps a mistyped one.
function isUsername(value: string): boolean {
  return value.length <= longestUsername && /^[^@\p{Cc}]+$/u.test(value);
}

function nameKinds({ email, username }: Identifiers): string {
  if (email && username) return 'email-username';
  return email ? 'email' : 'username';
}

function isActive(attribute: unknown): boolean {
  return (
    isRecord(attribute) && isRecord(attribute.identifier) && attribute.identifier.active === true
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
