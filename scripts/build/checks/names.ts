import type { Json } from '../../../local/tenant/store/types.ts';
import { at, type Build, filesIn, isObject, namesIn, objectsAt, type Problem } from '../build.ts';

/** Deploy CLI turns names into ids, and only logs the names it does not find. */
export function checkNames(build: Build): Problem[] {
  const clients = namesIn(build, 'tenant/clients');
  const databases = namesIn(build, 'database-connections');
  const flows = namesIn(build, 'tenant/flows');
  const vaults = namesIn(build, 'tenant/flow-vault-connections');
  const references = [
    ...filesIn(build, 'tenant/forms').flatMap(({ path, value }) =>
      find(value, 'flow_id').map((one) => ({ ...one, file: path, kind: 'flow', known: flows })),
    ),
    ...filesIn(build, 'tenant/flows').flatMap(({ path, value }) =>
      find(value, 'connection_id').map((one) => ({
        ...one,
        file: path,
        kind: 'vault connection',
        known: vaults,
      })),
    ),
    ...filesIn(build, 'tenant/grants').map(({ path, value }) => ({
      file: path,
      key: 'client_id',
      name: at(value, 'client_id'),
      kind: 'application',
      known: clients,
    })),
    ...filesIn(build, 'database-connections').flatMap(({ path, value }) =>
      listAt(value, 'options.enabled_clients', 'enabled_clients').map((one) => ({
        ...one,
        file: path,
        kind: 'application',
        known: clients,
      })),
    ),
    ...filesIn(build, 'tenant/environments').flatMap(({ path, value }) =>
      objectsAt(value, 'connections').map((one, index) => ({
        file: path,
        key: `connections.${index}.name`,
        name: at(one, 'name'),
        kind: 'database connection',
        known: databases,
      })),
    ),
  ];
  return [
    ...references
      .filter(({ name, known }) => !known.includes(String(name)))
      .map(({ file, key, name, kind }) => ({ file, key, message: `no ${kind} is named ${name}` })),
    ...findFormKeywords(build),
    ...findDuplicates(build),
  ];
}

function listAt(value: Json, ...paths: string[]): { key: string; name: Json }[] {
  return paths.flatMap((path) => {
    const list = at(value, path);
    return Array.isArray(list)
      ? list.map((name, index) => ({ key: `${path}.${index}`, name }))
      : [];
  });
}

/** Every value under that key, at any depth: this is how Deploy CLI looks for names. */
function find(value: Json, wanted: string, path = ''): { key: string; name: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return isObject(value) && key === wanted
      ? [{ key: here, name: inner }]
      : find(inner, wanted, here);
  });
}

/** An Action knows a form by its id, which the deployment finds out by name: CONFIRM_EMAIL_FORM is the form confirm-email. */
function findFormKeywords(build: Build): Problem[] {
  const forms = namesIn(build, 'tenant/forms').map(
    (name) => `${name.toUpperCase().replaceAll('-', '_')}_FORM`,
  );
  return filesIn(build, 'tenant')
    .filter(({ path }) => path === 'tenant/keywords.json')
    .flatMap(({ path, value }) =>
      Object.keys(value ?? {})
        .filter((key) => at(value, `${key}.kind`) === 'deployed' && key.endsWith('_FORM'))
        .filter((key) => !forms.includes(key))
        .map((key) => ({ file: path, key, message: 'no form has this name' })),
    );
}

function findDuplicates(build: Build): Problem[] {
  const folders = build.json.map(({ path }) => path.slice(0, path.lastIndexOf('/')));
  return [...new Set(folders)].flatMap((folder) => {
    const files = filesIn(build, folder).filter(
      ({ path }) => !path.slice(folder.length + 1).includes('/'),
    );
    return files.flatMap(({ path, value }, index) => {
      const name = at(value, 'name');
      const first = files.slice(0, index).find((other) => at(other.value, 'name') === name);
      if (name === undefined || first === undefined) return [];
      return [{ file: path, key: 'name', message: `${first.path} has the name ${name} already` }];
    });
  });
}
