import type { LogEvent } from '../store/types.ts';
import { type Matches, readQuery, readRange, readTermParts } from './read-query.ts';

/**
 * Of Auth0's query language for logs: nothing, or terms joined by AND: `type`, `user_name`, `user_id`, `ip` and `connection` with one
 * exact value, several terms in brackets joined by OR, and `date:[from TO to]`. `null` for anything else.
 */
export function readLogQuery(text: string | undefined): Matches<LogEvent> | null {
  return readQuery(text, readTerm);
}

function readTerm(term: string): Matches<LogEvent> | null {
  const [, inner] = term.match(/^\((.+)\)$/) ?? [];
  if (inner !== undefined) {
    const choices = inner.split(' OR ').map(readTerm);
    return choices.includes(null) ? null : (event) => choices.some((matches) => matches?.(event));
  }
  const { field, rest, value } = readTermParts(term);
  if (field === 'date') {
    const isWithin = readRange(rest);
    return isWithin && (({ date }) => isWithin(date));
  }
  if (value === undefined) return null;
  switch (field) {
    case 'type':
    case 'user_name':
    case 'user_id':
    case 'ip':
    case 'connection':
      return (event) => event[field] === value;
    default:
      return null;
  }
}
