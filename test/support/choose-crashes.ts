/**
 * At which calls (1 is the first) to crash, path by path: after every write, and after each kind of read once behind the same kind
 * of write. What the others leave has been met then; `CRASHES=every` crashes at all calls.
 */
export function createCrashChooser(): (calls: readonly string[]) => number[] {
  const met = new Set<string>();
  return (calls) => {
    let write = 'the beginning';
    return calls.flatMap((call, index) => {
      const isRead = call.startsWith('GET ');
      if (!isRead) write = call;
      const place = `${call} after ${write}`;
      const isKnown = isRead && met.has(place);
      met.add(place);
      return isKnown && process.env.CRASHES !== 'every' ? [] : [index + 1];
    });
  };
}
