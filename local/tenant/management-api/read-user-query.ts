import type { User } from '../store/types.ts';
import { type Matches, readQuery, readRange, readTermParts } from './read-query.ts';

/**
 * Of Auth0's query language: nothing, or terms joined by AND: `email`, `user_id`, `identities.connection` and `identities.user_id` with
 * one exact value, `email_verified:true|false`, and `created_at:[from TO to]`. `null` for anything else.
 */
export function readUserQuery(text: string | undefined): Matches<User> | null {
  return readQuery(text, readTerm);
}

function readTerm(term: string): Matches<User> | null {
  const { field, rest, value } = readTermParts(term);
  if (field === 'created_at') {
    const isWithin = readRange(rest);
    return isWithin && (({ created_at }) => isWithin(created_at));
  }
  if (value === undefined) return null;
  switch (field) {
    case 'email':
    case 'user_id':
      return (user) => user[field] === value;
    case 'identities.connection':
      return (user) => user.identities.some(({ connection }) => connection === value);
    case 'identities.user_id':
      return (user) => user.identities.some(({ user_id }) => user_id === value);
    case 'email_verified':
      return (user) => String(user.email_verified) === value;
    default:
      return null;
  }
}
