const LONG = /[A-Za-z0-9+/_=-]{24,}/g;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Numbers of the lines that hold something like a generated key: 24 characters or more, hexadecimal, or digits and both cases. */
export function findRandomTexts(content: string): number[] {
  return content
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(LONG)].some(([text]) => isRandom(text)) ? [index + 1] : [],
    );
}

function isRandom(text: string): boolean {
  if (UUID.test(text) || !/\d/.test(text)) return false;
  return /^[0-9a-f]+$/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text));
}
