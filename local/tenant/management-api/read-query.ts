/** Says of one thing whether a query finds it. */
export type Matches<Thing> = (thing: Thing) => boolean;

/**
 * What all searches take of Auth0's query language: nothing, which finds everything, or terms joined by AND. `readTerm` says what
 * one term finds; `null`, from it and from here, is for what the local tenant does not know.
 */
export function readQuery<Thing>(
  text: string | undefined,
  readTerm: (term: string) => Matches<Thing> | null,
): Matches<Thing> | null {
  if (text === undefined || text === '' || text === '*') return () => true;
  const terms = text.split(' AND ').map(readTerm);
  return terms.includes(null) ? null : (thing) => terms.every((matches) => matches?.(thing));
}

/** `field:rest`; `value` is the one exact value that `rest` is, quoted or bare, if it is one. */
export function readTermParts(term: string): {
  field: string | undefined;
  rest: string;
  value: string | undefined;
} {
  const [, field, rest = ''] = term.match(/^([a-z_.]+):(.+)$/) ?? [];
  const [, quoted, bare] = rest.match(/^(?:"((?:[^"\\]|\\.)+)"|([^\s"*[\]()]+))$/) ?? [];
  return { field, rest, value: quoted?.replace(/\\(.)/g, '$1') ?? bare };
}

/** `[from TO to]`, both included, `*` for an open end. */
export function readRange(rest: string): Matches<string> | null {
  const [, from, to] = rest.match(/^\[(\S+) TO (\S+)\]$/) ?? [];
  if (from === undefined || to === undefined) return null;
  return (moment) => (from === '*' || moment >= from) && (to === '*' || moment <= to);
}
