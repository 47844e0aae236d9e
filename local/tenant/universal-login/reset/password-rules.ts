import type { Connection } from '../../store/types.ts';

/** One rule of the password policy: Auth0's text key, and a pattern that the browser can check as well. */
export interface PasswordRule {
  key: string;
  pattern: string;
}

/** The policy of a connection's `password_options.complexity`; without one, Auth0's default: 8 characters, 3 of 4 kinds. */
export interface PasswordRules {
  minLength: number;
  /** In the order in which they are shown. */
  kinds: PasswordRule[];
  /** How many of `kinds` a password needs. */
  needed: number;
  /** Beyond 72 bytes bcrypt sees nothing; `max_length_exceeded: error` refuses what would be cut. */
  refusesCut: boolean;
}

const kinds: Record<string, PasswordRule> = {
  lowercase: { key: 'password-policy-lower-case', pattern: '[a-z]' },
  uppercase: { key: 'password-policy-upper-case', pattern: '[A-Z]' },
  number: { key: 'password-policy-numbers', pattern: '[0-9]' },
  special: { key: 'password-policy-special-characters', pattern: '[!@#$%^&*]' },
};

const bcryptBytes = 72;

/** Reads the policy. Throws on a kind of character that Auth0 does not know. */
export function readPasswordRules(connection: Connection): PasswordRules {
  const complexity = readRecord(readRecord(connection.options.password_options).complexity);
  const names = Array.isArray(complexity.character_types)
    ? complexity.character_types.map(String)
    : Object.keys(kinds);
  const chosen = new Set(names.map(findKind));
  const needsAll = complexity.character_type_rule === 'all';
  return {
    minLength: typeof complexity.min_length === 'number' ? complexity.min_length : 8,
    kinds: Object.values(kinds).filter((kind) => chosen.has(kind)),
    needed: needsAll ? chosen.size : Math.min(3, chosen.size),
    refusesCut: complexity.max_length_exceeded === 'error',
  };
}

/** Whether a password keeps every rule; its length is counted in characters as a person sees them typed. */
export function meetsRules(rules: PasswordRules, password: string): boolean {
  const met = rules.kinds.filter(({ pattern }) => new RegExp(pattern, 'u').test(password));
  return (
    [...password].length >= rules.minLength &&
    met.length >= rules.needed &&
    !(rules.refusesCut && Buffer.byteLength(password) > bcryptBytes)
  );
}

function findKind(name: string): PasswordRule {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw new Error(`password_options: no such character type: ${name}`);
  return kind;
}

function readRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
