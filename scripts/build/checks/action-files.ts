import type { Json } from '../../../local/tenant/store/types.ts';
import { at, type Build, filesIn, objectsAt, type Problem } from '../build.ts';

/** Each Action is a JSON file and the code beside it, deployed under one name. */
export function checkActionFiles(build: Build): Problem[] {
  const scripts = build.scripts.filter((one) => one.kind === 'action').map((one) => one.name);
  const files = filesIn(build, 'actions').map((file) => ({
    ...file,
    name: file.path.replace(/^actions\/|\.json$/g, ''),
  }));
  const alone = scripts
    .filter((name) => !files.some((file) => file.name === name))
    .map((name) => ({ file: `actions/${name}.ts`, key: '', message: `has no ${name}.json` }));
  return [...alone, ...files.flatMap(({ path, name, value }) => check(path, name, value))];

  function check(path: string, name: string, value: Json): Problem[] {
    const expected: [string, unknown, string][] = [
      ['name', name, `must be the file's name, ${name}`],
      ['code', `./actions/${name}.js`, `must be ./actions/${name}.js`],
      ['deployed', true, 'must be true: Deploy CLI deploys no other Action'],
    ];
    const wrong = expected
      .filter(([key, right]) => at(value, key) !== right)
      .map(([key, , message]) => ({ file: path, key, message }));
    const code = scripts.includes(name) ? [] : [`has no ${name}.ts`];
    const triggers = objectsAt(value, 'supported_triggers').length;
    if (triggers !== 1) code.push(`has ${triggers} triggers, and Auth0 takes exactly one`);
    return [...wrong, ...code.map((message) => ({ file: path, key: '', message }))];
  }
}
