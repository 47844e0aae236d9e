import { createHash } from 'node:crypto';
import type { ManagementClient } from 'auth0';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { at, isObject } from '../build/build.ts';
import type { Change, FieldChange } from './compare.ts';
import type { Resource } from './image.ts';
import { LONGEST_VALUE } from './pack-values.ts';

/** Metadata key of the application *Tenant extension*. */
export const OPTIONS_KEY = 'options';
const MARK_LENGTH = 4;

/**
 * Which options of which connection the build has, four characters for each: so that the next plan tells an option that was taken
 * out of a file from one that Auth0 put there itself.
 */
export function noteOptions(wanted: readonly Resource[]): string {
  const marks = databasesOf(wanted).flatMap(({ name, value }) =>
    listPaths(at(value, 'options')).map((path) => mark(name, path)),
  );
  const text = [...new Set(marks)].sort().join('');
  if (text.length > LONGEST_VALUE) throw new Error('too many options of connections to remember');
  return text;
}

/** Options that a deploy once wrote (`noted`), that the tenant still has and the build does not. */
export function findRemovedOptions(
  wanted: readonly Resource[],
  found: readonly Resource[],
  noted: string | undefined,
): Change[] {
  const marks = new Set(noted?.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')));
  return databasesOf(wanted).flatMap(({ type, name, value }): Change[] => {
    const there = at(databasesOf(found).find((one) => one.name === name)?.value, 'options');
    const kept = listPaths(at(value, 'options'));
    const fields = listPaths(there)
      .filter((path) => !kept.includes(path) && marks.has(mark(name, path)))
      .map(
        (path): FieldChange => ({
          path: `options.${path}`,
          before: at(there, path),
          after: null,
        }),
      );
    return fields.length === 0 ? [] : [{ kind: 'update', type, name, fields }];
  });
}

/**
 * Takes them out of the tenant: Deploy CLI lays the options of the file over those that are there, so one that the file lacks stays
 * for ever. Auth0 takes `options` as a whole. One read, and one write for each connection.
 */
export async function removeOptions(
  api: ManagementClient,
  wanted: readonly Resource[],
  removed: readonly Change[],
): Promise<void> {
  if (removed.length === 0) return;
  for await (const { id, name, options } of await api.connections.list({ strategy: ['auth0'] })) {
    const change = removed.find((one) => one.name === name);
    const resource = databasesOf(wanted).find((one) => one.name === name);
    if (change?.kind !== 'update' || resource === undefined || id === undefined) continue;
    const gone = change.fields.map(({ path }) => path.split('.')[1]);
    // The tenant tells `configuration` encrypted: only the values of the build can be written.
    const left = Object.entries(options ?? {}).filter(
      ([key]) => !gone.includes(key) && key !== 'configuration',
    );
    await api.connections.update(id, {
      options: { ...Object.fromEntries(left), ...optionsOf(resource) },
    });
  }
}

function databasesOf(resources: readonly Resource[]): Resource[] {
  return resources.filter(({ type }) => type === 'databases');
}

/** As the file has them, with what the tenant never tells again. */
function optionsOf({ value, hidden }: Resource): JsonObject {
  const options = at(value, 'options');
  const configuration = isObject(hidden) ? hidden['options.configuration'] : undefined;
  return {
    ...(isObject(options) && options),
    ...(configuration !== undefined && { configuration }),
  };
}

/** Dotted paths of everything that is no object and not empty. */
function listPaths(value: Json | undefined, path = ''): string[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      listPaths(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  return value === undefined || value === null || value === '' ? [] : [path];
}

function mark(connection: string, path: string): string {
  return createHash('sha256')
    .update(`${connection} ${path}`)
    .digest('base64url')
    .slice(0, MARK_LENGTH);
}
