import type { Json } from '../../../local/tenant/store/types.ts';
import { at, type Build, filesIn, namesIn, objectsAt, type Problem, strings } from '../build.ts';

/** Deploy CLI turns names into ids, and only logs the names it does not find. */
export function checkNames(build: Build): Problem[] {
  const clients = namesIn(build, 'tenant/clients');
  const databases = namesIn(build, 'database-connections');
  const references = [
    ...filesIn(build, 'tenant/grants').map(({ path, value }) => ({
      file: path,
      key: 'client_id',
      name: at(value, 'client_id'),
      kind: 'application',
      known: clients,
    })),
    ...filesIn(build, 'database-connections').flatMap(({ path, value }) =>
      listAt(value, 'enabled_clients').map((one) => ({
        ...one,
        file: path,
        kind: 'application',
        known: clients,
      })),
    ),
    ...filesIn(build, 'tenant/flows').flatMap(({ path, value }) =>
      strings(value)
        .filter((one) => one.path.endsWith('.payload.connection'))
        .map((one) => ({
          file: path,
          key: one.path,
          name: one.text,
          kind: 'database connection',
          known: databases,
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

function listAt(value: Json, path: string): { key: string; name: Json }[] {
  const list = at(value, path);
  return Array.isArray(list) ? list.map((name, index) => ({ key: `${path}.${index}`, name })) : [];
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
