import type { LogEvent } from '../store/types.ts';

type Matches = (event: LogEvent) => boolean;

/**
 * Of Auth0's query language for logs: nothing, or terms joined by AND: `type`, `user_name`, `user_id`, `ip` and `connection` with one
 * exact value, several terms in brackets joined by OR, and `date:[from TO to]`. `null` for anything else.
 */
export function readLogQuery(text: string | undefined): Matches | null {
  if (text === undefined || text === '' || text === '*') return () => true;
  const terms = text.split(' AND ').map(readTerm);
  return terms.includes(null) ? null : (event) => terms.every((matches) => matches?.(event));
}

function readTerm(term: string): Matches | null {
  const [, inner] = term.match(/^\((.+)\)$/) ?? [];
  if (inner !== undefined) {
    const choices = inner.split(' OR ').map(readTerm);
    return choices.includes(null) ? null : (event) => choices.some((matches) => matches?.(event));
  }
  const [, field, rest = ''] = term.match(/^([a-z_]+):(.+)$/) ?? [];
  if (field === 'date') return readRange(rest);
  const [, quoted, bare] = rest.match(/^(?:"((?:[^"\\]|\\.)+)"|([^\s"*[\]()]+))$/) ?? [];
  const wanted = quoted?.replace(/\\(.)/g, '$1') ?? bare;
  if (wanted === undefined) return null;
  switch (field) {
    case 'type':
    case 'user_name':
    case 'user_id':
    case 'ip':
    case 'connection':
      return (event) => event[field] === wanted;
    default:
      return null;
  }
}

function readRange(text: string): Matches | null {
  const [, from, to] = text.match(/^\[(\S+) TO (\S+)\]$/) ?? [];
  if (from === undefined || to === undefined) return null;
  return ({ date }) => (from === '*' || date >= from) && (to === '*' || date <= to);
}
