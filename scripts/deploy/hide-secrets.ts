/** Takes the secrets out of a text, as they are and as they stand in JSON; `undefined` and what is no text is none. */
export function hideSecrets(text: string, secrets: readonly unknown[]): string {
  const known = secrets.filter((one): one is string => typeof one === 'string' && one !== '');
  const forms = [...new Set(known.flatMap((one) => [one, JSON.stringify(one).slice(1, -1)]))];
  // The longest first: one may be a part of another.
  forms.sort((one, other) => other.length - one.length);
  return forms.reduce((rest, one) => rest.replaceAll(one, '[hidden]'), text);
}
