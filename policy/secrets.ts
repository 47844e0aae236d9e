import { isTrustedUrl } from './urls.ts';

export type SecretKind = 'text' | 'switch' | 'url';
export type SecretKinds = Readonly<Record<string, SecretKind>>;
export type SecretsOf<Kinds extends SecretKinds> = {
  readonly [Key in keyof Kinds]: Kinds[Key] extends 'switch' ? boolean : string;
};

/**
 * Reads `event.secrets` or `configuration` once, typed: `switch` is exactly `true` or `false`, `url` is https (or http on
 * loopback where the source's own `ALLOW_LOOPBACK_HTTP` is `true`). Throws a `ConfigurationError` that names every missing or
 * malformed key, and no value.
 */
export function readSecrets<const Kinds extends SecretKinds>(
  source: Readonly<Record<string, unknown>>,
  kinds: Kinds,
): SecretsOf<Kinds> {
  const allowLoopbackHttp = source.ALLOW_LOOPBACK_HTTP === 'true';
  const read: [string, string | boolean][] = [];
  const bad: string[] = [];
  for (const [key, kind] of Object.entries(kinds)) {
    const value = readSecret(source[key], kind, allowLoopbackHttp);
    if (value === null) bad.push(key);
    else read.push([key, value]);
  }
  if (bad.length > 0) {
    const error = new Error(`missing or malformed: ${bad.join(', ')}`);
    error.name = 'ConfigurationError';
    throw error;
  }
  return Object.fromEntries(read) as SecretsOf<Kinds>;
}

function readSecret(
  value: unknown,
  kind: SecretKind,
  allowLoopbackHttp: boolean,
): string | boolean | null {
  if (typeof value !== 'string' || value === '') return null;
  switch (kind) {
    case 'text':
      return value;
    case 'switch':
      return value === 'true' || value === 'false' ? value === 'true' : null;
    case 'url':
      return isTrustedUrl(value, allowLoopbackHttp) ? value : null;
  }
}
