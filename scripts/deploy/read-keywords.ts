import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What in the tenant a keyword gets its value from: an id, or the secret of an application. */
export type KeywordSource =
  | { application: string }
  | { application_secret: string }
  | { connection: string }
  | { form: string };

/** The keywords whose value only the tenant can give, as `tenant/keywords.json` declares them. */
export function readDeployedKeywords(root: string): Record<string, KeywordSource> {
  const declared: Record<string, { from?: KeywordSource }> = JSON.parse(
    readFileSync(join(root, 'tenant', 'keywords.json'), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(declared).flatMap(([key, { from }]) => (from ? [[key, from]] : [])),
  );
}
