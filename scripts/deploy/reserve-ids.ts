import type { ManagementClient } from 'auth0';
import type { KeywordSource } from './read-keywords.ts';

/** Stands in a plan for what the tenant gives on the first deploy. */
export const NOT_YET = '(known after the deploy)';

/**
 * The value of every keyword that only the tenant can give; `NOT_YET` for what is not there. Throws when two things have the
 * name, as Deploy CLI would not know which one is meant.
 */
export async function findIds(
  management: ManagementClient,
  keywords: Record<string, KeywordSource>,
): Promise<Record<string, string>> {
  const found = await readNamed(management);
  const values = Object.entries(keywords).map(([key, source]) => [
    key,
    read(found, source) ?? NOT_YET,
  ]);
  return Object.fromEntries(values);
}

/**
 * The same; what is not there yet is created with its name alone, and filled by the import that follows: so Actions may name
 * forms that Deploy CLI writes after them. Repeating it creates nothing.
 */
export async function reserveIds(
  management: ManagementClient,
  keywords: Record<string, KeywordSource>,
): Promise<Record<string, string>> {
  const before = await readNamed(management);
  for (const source of Object.values(keywords)) {
    if (read(before, source) === undefined) await create(management, before, source);
  }
  const values = await findIds(management, keywords);
  const missing = Object.keys(values).filter((key) => values[key] === NOT_YET);
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')}: the tenant does not tell the value`);
  return values;
}

type Named = Record<'applications' | 'connections' | 'forms', Map<string, Record<string, unknown>>>;

async function readNamed(management: ManagementClient): Promise<Named> {
  return {
    applications: await collect('application', management.clients.list({ is_global: false })),
    connections: await collect('connection', management.connections.list({ strategy: ['auth0'] })),
    forms: await collect('form', management.forms.list({})),
  };
}

function read(named: Named, source: KeywordSource): string | undefined {
  const value = (() => {
    if ('application' in source) return named.applications.get(source.application)?.client_id;
    if ('application_secret' in source) {
      return named.applications.get(source.application_secret)?.client_secret;
    }
    if ('form' in source) return named.forms.get(source.form)?.id;
    return named.connections.get(source.connection)?.id;
  })();
  return typeof value === 'string' ? value : undefined;
}

/** Notes what it made, since two keywords may be about one thing. */
async function create(
  management: ManagementClient,
  named: Named,
  source: KeywordSource,
): Promise<void> {
  if ('form' in source) {
    const { form: name } = source;
    named.forms.set(name, { ...(await management.forms.create({ name })) });
  } else if ('connection' in source) {
    const { connection: name } = source;
    const options = { disable_signup: true };
    const made = await management.connections.create({ name, strategy: 'auth0', options });
    named.connections.set(name, { ...made });
  } else {
    const name = 'application' in source ? source.application : source.application_secret;
    const made = await management.clients.create({ name, app_type: 'non_interactive' });
    named.applications.set(name, { ...made });
  }
}

/** All pages, by name. */
async function collect(
  kind: string,
  pages: PromiseLike<AsyncIterable<object>>,
): Promise<Map<string, Record<string, unknown>>> {
  const all = new Map<string, Record<string, unknown>>();
  for await (const one of await pages) {
    const thing: Record<string, unknown> = { ...one };
    const name = String(thing.name);
    if (all.has(name)) throw new Error(`two of kind ${kind} have the name ${name}`);
    all.set(name, thing);
  }
  return all;
}
