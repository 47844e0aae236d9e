/** So many names somebody reads. */
const MOST_NAMES = 20;

/** `acme, globex`, in this order; of many the first, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** Names that there are, after one that there is not. */
export function describeKnown(names: readonly string[]): string {
  return names.length === 0 ? 'There is none yet.' : `Known: ${listNames([...names].sort())}.`;
}
