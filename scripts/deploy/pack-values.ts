/** Auth0 takes 255 characters in a value of metadata. */
export const LONGEST_VALUE = 255;

/** As few values of metadata as the texts fit in, in their order, with spaces between them. */
export function packValues(texts: readonly string[]): string[] {
  const values: string[] = [];
  for (const text of texts) {
    const longer = `${values.at(-1)} ${text}`;
    if (values.length > 0 && longer.length <= LONGEST_VALUE) values[values.length - 1] = longer;
    else values.push(text);
  }
  return values;
}
