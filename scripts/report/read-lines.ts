import { Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** No user of Auth0's is so large: whatever is must not fill the memory. */
const LONGEST_LINE = 32 * 1024 * 1024;

/**
 * The lines of a file as it arrives, gzipped or, where what is in between has unpacked it, not; a line at a time in memory. Throws
 * when the file breaks off, or a line has no end.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of await unpack(bytes)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Error('a line without an end');
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

async function unpack(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = async function* () {
    if (!first.done) yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield next.value;
  };
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? pipe(Readable.from(whole()), createGunzip()) : whole();
}

/** Like `pipe` of a stream, which forgets errors. */
function pipe(source: Readable, through: Transform): Transform {
  source.on('error', (error) => through.destroy(error));
  through.on('close', () => source.destroy());
  return source.pipe(through);
}
