import { parseArgs } from 'node:util';
import { copyProject } from './mutations/copy-project.ts';
import { DEFENCES } from './mutations/defences.ts';
import { judgeAttack, runAttack } from './mutations/run-attack.ts';
import { takeOut } from './mutations/take-out.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = DEFENCES.filter(({ name, cuts, attack }) => {
  const all = [name, attack.file, ...cuts.map(({ file }) => file)].join(' ');
  return positionals.every((word) => all.includes(word));
});
const copy = copyProject(process.cwd());
const lasting: string[] = [];

/** With the defence in place the test must hold, or its failure without it would say nothing. */
const sound = new Map<string, boolean>();

for (const { name, attack, cuts } of wanted) {
  const key = `${attack.file} ${attack.test}`;
  if (!sound.has(key)) sound.set(key, judgeAttack(runAttack(copy.root, attack)) === 'stopped');
  const putBack = takeOut(copy.root, cuts);
  const outcome = sound.get(key) ? judgeAttack(runAttack(copy.root, attack)) : 'not sound';
  putBack();
  const files = cuts.map(({ file }) => file).join(', ');
  console.info(
    `${outcome === 'succeeded' ? 'ok  ' : 'FAIL'} ${files}: ${name}: the attack ${outcome}`,
  );
  if (outcome !== 'succeeded') lasting.push(name);
}
copy.remove();
console.info(`${wanted.length - lasting.length} passed, ${lasting.length} failed`);
process.exitCode = lasting.length > 0 || wanted.length === 0 ? 1 : 0;
