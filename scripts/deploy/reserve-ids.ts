import type { ManagementClient } from 'auth0';
import type { KeywordSource } from './read-keywords.ts';

/**
 * The value of every keyword that only the tenant can give. What is not there yet is created with its name alone, and filled by
 * the import that follows: so one import is enough, although Actions name forms that Deploy CLI writes after them. Repeating it
 * creates nothing. Throws when two things have the name, as Deploy CLI would not know which one is meant.
 */
export async function reserveIds(
  management: ManagementClient,
  keywords: Record<string, KeywordSource>,
): Promise<Record<string, string>> {
  const applications = await collect(management.clients.list({ is_global: false }));
  const connections = await collect(management.connections.list({ strategy: ['auth0'] }));
  const forms = await collect(management.forms.list({}));

  async function findApplication(name: string) {
    const created = () => management.clients.create({ name, app_type: 'non_interactive' });
    return findOrCreate('application', name, applications, created);
  }

  async function findValue(source: KeywordSource): Promise<string | undefined> {
    if ('application' in source) return (await findApplication(source.application)).client_id;
    if ('application_secret' in source)
      return (await findApplication(source.application_secret)).client_secret;
    if ('form' in source) {
      const { form: name } = source;
      const created = () => management.forms.create({ name });
      return (await findOrCreate('form', name, forms, created)).id;
    }
    const { connection: name } = source;
    const options = { disable_signup: true };
    const created = () => management.connections.create({ name, strategy: 'auth0', options });
    return (await findOrCreate('connection', name, connections, created)).id;
  }

  const values: Record<string, string> = {};
  for (const [key, source] of Object.entries(keywords)) {
    const value = await findValue(source);
    if (value === undefined) throw new Error(`${key}: the tenant does not tell its value`);
    values[key] = value;
  }
  return values;
}

async function findOrCreate<T extends { name?: string | undefined }>(
  kind: string,
  name: string,
  all: T[],
  create: () => Promise<T>,
): Promise<T> {
  const [found, another] = all.filter((one) => one.name === name);
  if (another !== undefined) throw new Error(`two of kind ${kind} have the name ${name}`);
  if (found !== undefined) return found;
  const created = await create();
  all.push(created);
  return created;
}

/** All pages. */
async function collect<T>(pages: PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of await pages) all.push(one);
  return all;
}
