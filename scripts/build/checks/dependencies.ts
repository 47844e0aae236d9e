import { builtinModules } from 'node:module';
import { at, type Build, type CompiledScript, fileAt, objectsAt, type Problem } from '../build.ts';

const EXACT = /^\d+\.\d+\.\d+$/;

/** What a script requires at run time is what its JSON asks Auth0 to install, in the very version that was tested. */
export function checkDependencies(build: Build): Problem[] {
  return build.compiled.flatMap((script) => {
    const needed = [...new Set(script.imports.filter((name) => !isCore(name)).map(packageOf))];
    return script.kind === 'action'
      ? checkAction(build, script, needed)
      : needed.map((key) => ({
          file: script.path,
          key,
          message: 'a database script carries everything it needs with it',
        }));
  });
}

function checkAction(build: Build, script: CompiledScript, needed: string[]): Problem[] {
  const file = `actions/${script.name}.json`;
  const declared = objectsAt(fileAt(build, file)?.value, 'dependencies').map((one) => ({
    name: String(at(one, 'name')),
    version: String(at(one, 'version')),
  }));
  const names = declared.map((one) => one.name);
  const report = (key: string, message: string) => ({ file, key: `dependencies.${key}`, message });
  return [
    ...needed
      .filter((name) => !names.includes(name))
      .map((name) => report(name, 'is required by the code and not declared')),
    ...names
      .filter((name) => !needed.includes(name))
      .map((name) => report(name, 'is declared and not required by the code')),
    ...declared.flatMap(({ name, version }) => {
      if (!EXACT.test(version)) return [report(name, `${version} is not an exact version`)];
      const tested = build.packages[name];
      return version === tested
        ? []
        : [report(name, `${version} is not the version in package.json, ${tested ?? 'none'}`)];
    }),
  ];
}

function isCore(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
