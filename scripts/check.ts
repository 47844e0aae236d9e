import { spawn } from 'node:child_process';

const bin = (name: string) => `node_modules/.bin/${name}`;
const script = (name: string) => [process.execPath, '--import', 'tsx', `scripts/${name}.ts`];

type Step = [name: string, command: string[]];

/** What must hold before a push. Steps that need nothing of each other run at once. */
const rounds: Step[][] = [
  [['build', script('build')]],
  [
    ['types', [bin('tsc'), '-p', '.']],
    ['lint', [bin('biome'), 'check', '--error-on-warnings']],
    ['unused code and packages', [bin('knip')]],
    ['dependencies', script('audit')],
    ['secrets', script('scan-secrets')],
  ],
];

/** Runs a step to its end; what it printed comes in one piece. */
async function run([name, [command = '', ...args]]: Step): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise((ended) => child.once('close', ended));
  console.info(`${name} ...\n${Buffer.concat(printed).toString('utf8').trimEnd()}`.trimEnd());
  if (code !== 0) console.error(`${name}: failed`);
  return code === 0;
}

for (const round of rounds) {
  const good = await Promise.all(round.map(run));
  if (good.includes(false)) {
    console.error('0 passed, 1 failed');
    process.exit(1);
  }
}
// Last, and with the terminal to themselves: their last line is the last line here.
console.info('tests ...');
const [command = '', ...args] = script('test');
spawn(command, args, { stdio: 'inherit' }).once('close', (code) => process.exit(code ?? 1));
