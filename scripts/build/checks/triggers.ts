import { at, type Build, fileAt, filesIn, keysAt, objectsAt, type Problem } from '../build.ts';

const FILE = 'tenant/triggers/triggers.json';

/** Each binding names an Action of that trigger, and each Action runs exactly once. */
export function checkTriggers(build: Build): Problem[] {
  const value = fileAt(build, FILE)?.value ?? {};
  const bindings = keysAt({ value }, 'value').flatMap((trigger) =>
    objectsAt(value, trigger).map((one, index) => ({
      key: `${trigger}.${index}`,
      trigger,
      name: String(at(one, 'action_name')),
    })),
  );
  const actions = filesIn(build, 'actions').map((file) => ({
    file: file.path,
    name: String(at(file.value, 'name')),
    trigger: at(objectsAt(file.value, 'supported_triggers')[0], 'id'),
  }));
  const dangling = bindings.flatMap(({ key, trigger, name }) => {
    const action = actions.find((one) => one.name === name);
    if (action === undefined) return [{ file: FILE, key, message: `no Action is named ${name}` }];
    if (action.trigger === trigger) return [];
    return [{ file: FILE, key, message: `${name} is an Action for ${action.trigger}` }];
  });
  const wrongCount = actions.flatMap(({ file, name }) => {
    const count = bindings.filter((one) => one.name === name).length;
    return count === 1 ? [] : [{ file, key: '', message: `is bound ${count} times in ${FILE}` }];
  });
  return [...dangling, ...wrongCount];
}
