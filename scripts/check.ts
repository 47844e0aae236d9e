import { spawnSync } from 'node:child_process';

const bin = (name: string) => `node_modules/.bin/${name}`;
const script = (name: string) => [process.execPath, '--import', 'tsx', `scripts/${name}.ts`];

/** What must hold before a push, quickest first. The tests come last: their last line is the last line here. */
const steps: [string, string[]][] = [
  ['types', [bin('tsc'), '-p', '.']],
  ['lint', [bin('biome'), 'check', '--error-on-warnings']],
  ['unused code and packages', [bin('knip')]],
  ['dependencies', script('audit')],
  ['build', script('build')],
  ['secrets', script('scan-secrets')],
  ['tests', script('test')],
];

for (const [name, [command = '', ...args]] of steps) {
  console.info(`${name} ...`);
  if (spawnSync(command, args, { stdio: 'inherit' }).status === 0) continue;
  // The tests have printed their own count.
  if (name !== 'tests') console.error(`${name}: failed\n0 passed, 1 failed`);
  process.exit(1);
}
