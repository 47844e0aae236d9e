import { posix } from 'node:path';
import { at, type Build, fileAt, keysAt, objectsAt, type Problem } from '../build.ts';
import { recordActionSecrets, recordConfiguration } from '../record-secrets.ts';

/** The secrets that a JSON file declares are the keys that the code beside it reads: no more, no fewer. */
export async function checkSecrets(build: Build): Promise<Problem[]> {
  return [...(await checkActions(build)), ...(await checkDatabases(build))];
}

async function checkActions(build: Build): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const script of build.compiled.filter((one) => one.kind === 'action')) {
    const file = `actions/${script.name}.json`;
    const declared = objectsAt(fileAt(build, file)?.value, 'secrets').map((one) => one.name);
    const read = await recordActionSecrets(script.code);
    problems.push(...compareKeys(file, 'secrets', declared.map(String), read));
  }
  return problems;
}

async function checkDatabases(build: Build): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, value } of build.json.filter((one) => one.path.endsWith('/database.json'))) {
    const declared = keysAt(value, 'options.configuration');
    const read = new Set<string>();
    for (const script of build.compiled) {
      const beside = posix.dirname(script.path) === posix.dirname(path);
      if (!beside || at(value, `options.customScripts.${script.name}`) === undefined) continue;
      for (const key of await recordConfiguration(script.code)) read.add(key);
    }
    problems.push(...compareKeys(path, 'options.configuration', declared, [...read]));
  }
  return problems;
}

function compareKeys(file: string, place: string, declared: string[], read: string[]): Problem[] {
  const report = (name: string, message: string) => ({ file, key: `${place}.${name}`, message });
  return [
    ...read
      .filter((name) => !declared.includes(name))
      .map((name) => report(name, 'is read by the code and not declared')),
    ...declared
      .filter((name) => !read.includes(name))
      .map((name) => report(name, 'is declared and not read when the code starts')),
    ...declared
      .filter((name, index) => declared.indexOf(name) !== index)
      .map((name) => report(name, 'is declared twice')),
  ];
}
