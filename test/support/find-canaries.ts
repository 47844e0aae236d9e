/** Where something could come out, and everything that came out there. */
export type Outlets = Record<string, readonly string[]>;

/** `<outlet>: <name of the canary>` for each that came out somewhere, in one spelling or another. */
export function findCanaries(outlets: Outlets, canaries: Record<string, string>): string[] {
  const wanted = Object.entries(canaries).map(
    ([name, value]) => [name, listSpellings(value)] as const,
  );
  const found = Object.entries(outlets).flatMap(([outlet, texts]) =>
    wanted
      .filter(([, spellings]) =>
        texts.some((text) => spellings.some((spelling) => text.includes(spelling))),
      )
      .map(([name]) => `${outlet}: ${name}`),
  );
  return [...new Set(found)];
}

/** As it is, in a URL, in JSON in JSON, in HTML, as hex, and as Base64 wherever it begins in a longer text. */
export function listSpellings(value: string): string[] {
  const bytes = Buffer.from(value);
  const encoded = encodeURIComponent(value);
  const spellings = [
    value,
    encoded,
    encoded.replaceAll('%20', '+').replaceAll('!', '%21'),
    JSON.stringify(value).slice(1, -1),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((before) => encodeWithin(bytes, before)),
  ];
  return [...new Set(spellings)];
}

/** What of its Base64 stays the same whatever stands around it. */
function encodeWithin(bytes: Buffer, before: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]);
  const whole = Math.floor(padded.length / 3) * 4;
  const middle = padded.toString('base64').slice(before === 0 ? 0 : 4, whole);
  return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')];
}
