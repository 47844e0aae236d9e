import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What in the tenant a keyword gets its value from: an id, or the secret of an application. */
export type KeywordSource =
  | { application: string }
  | { application_secret: string }
  | { connection: string }
  | { form: string };

interface Keyword {
  kind: 'setting' | 'secret' | 'deployed';
  from?: KeywordSource;
}

/** The keywords whose value only the tenant can give, as `tenant/keywords.json` declares them. */
export function readDeployedKeywords(root: string): Record<string, KeywordSource> {
  return Object.fromEntries(
    readKeywords(root).flatMap(([key, { from }]) => (from ? [[key, from]] : [])),
  );
}

/** The names of all secrets. */
export function listSecrets(root: string): string[] {
  return readKeywords(root).flatMap(([key, { kind }]) => (kind === 'secret' ? [key] : []));
}

/** Those whose value nobody but an engineer's `.env` has. */
export function listGivenSecrets(root: string): string[] {
  const deployed = readDeployedKeywords(root);
  return listSecrets(root).filter((key) => deployed[key] === undefined);
}

function readKeywords(root: string): [string, Keyword][] {
  const declared: Record<string, Keyword> = JSON.parse(
    readFileSync(join(root, 'tenant', 'keywords.json'), 'utf8'),
  );
  return Object.entries(declared);
}
