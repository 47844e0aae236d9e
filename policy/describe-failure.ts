/**
 * What may be logged of something thrown: a configuration error names keys only and may be read, any other message could
 * quote a password, a token or a person.
 */
export function describeFailure(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unexpected';
  return thrown.name === 'ConfigurationError' ? thrown.message : `unexpected ${thrown.name}`;
}
