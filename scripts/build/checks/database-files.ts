import { posix } from 'node:path';
import { at, type Build, filesIn, type JsonFile, keysAt, type Problem } from '../build.ts';

/** A connection names exactly the scripts beside it, and import mode has the two that it needs. */
export function checkDatabaseFiles(build: Build): Problem[] {
  const files = filesIn(build, 'database-connections');
  const orphans = build.scripts
    .filter((one) => one.kind === 'database_script')
    .filter((one) => !files.some((file) => posix.dirname(file.path) === posix.dirname(one.path)))
    .map((one) => ({ file: one.path, key: '', message: 'has no database.json beside it' }));
  return [...orphans, ...files.flatMap((file) => checkScripts(build, file))];
}

function checkScripts(build: Build, { path, value }: JsonFile): Problem[] {
  const there = build.scripts
    .filter((one) => posix.dirname(one.path) === posix.dirname(path))
    .map((one) => one.name);
  const named = keysAt(value, 'options.customScripts');
  const report = (name: string, message: string) => ({
    file: path,
    key: `options.customScripts.${name}`,
    message,
  });
  const problems = [
    ...there.filter((name) => !named.includes(name)).map((name) => report(name, 'is not named')),
    ...named.filter((name) => !there.includes(name)).map((name) => report(name, 'has no file')),
    ...named
      .filter((name) => at(value, `options.customScripts.${name}`) !== `./${name}.js`)
      .map((name) => report(name, `must be ./${name}.js`)),
  ];
  if (at(value, 'options.import_mode') === true) {
    for (const name of ['login', 'get_user']) {
      if (!named.includes(name)) problems.push(report(name, 'import mode needs it'));
    }
  }
  if (named.length > 0 && at(value, 'options.enable_script_context') !== true) {
    const message = 'must be true: the scripts take `context`';
    problems.push({ file: path, key: 'options.enable_script_context', message });
  }
  return problems;
}
