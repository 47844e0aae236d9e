import type { User } from '../store/types.ts';

type Matches = (user: User) => boolean;

/**
 * Of Auth0's query language: nothing, or terms joined by AND: `email`, `user_id` and `identities.connection` with one exact value,
 * `email_verified:true|false`, and `created_at:[from TO to]`. `null` for anything else.
 */
export function readUserQuery(text: string | undefined): Matches | null {
  if (text === undefined || text === '' || text === '*') return () => true;
  const terms = text.split(' AND ').map(readTerm);
  return terms.includes(null) ? null : (user) => terms.every((matches) => matches?.(user));
}

function readTerm(term: string): Matches | null {
  const [, field, rest = ''] = term.match(/^([a-z_.]+):(.+)$/) ?? [];
  const value = rest.match(/^(?:"([^"]+)"|([^\s"*[\]]+))$/);
  const wanted = value?.[1] ?? value?.[2];
  switch (field) {
    case 'email':
    case 'user_id':
      return wanted === undefined ? null : (user) => user[field] === wanted;
    case 'identities.connection':
      return wanted === undefined
        ? null
        : (user) => user.identities.some(({ connection }) => connection === wanted);
    case 'email_verified':
      return wanted === undefined ? null : (user) => String(user.email_verified) === wanted;
    case 'created_at':
      return readRange(rest);
    default:
      return null;
  }
}

function readRange(text: string): Matches | null {
  const [, from, to] = text.match(/^\[(\S+) TO (\S+)\]$/) ?? [];
  if (from === undefined || to === undefined) return null;
  const isWithin = (at: string) => (from === '*' || at >= from) && (to === '*' || at <= to);
  return ({ created_at }) => isWithin(created_at);
}
