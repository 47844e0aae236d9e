import { parseArgs } from 'node:util';
import { copyProject } from './mutations/copy-project.ts';
import type { Defence } from './mutations/defence.ts';
import { DEFENCES } from './mutations/defences.ts';
import { judgeAttack, runAttacks } from './mutations/run-attack.ts';
import { takeOut } from './mutations/take-out.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = DEFENCES.filter(({ name, cuts, attack }) => {
  const all = [name, attack.file, ...cuts.map(({ file }) => file)].join(' ');
  return positionals.every((word) => all.includes(word));
});
const copy = copyProject(process.cwd());
const lasting: string[] = [];

/** With its defence in place each attack must be stopped, or its success without it would say nothing. */
const attacks = wanted.map(({ attack }) => attack);
const whole = wanted.length === 0 ? null : runAttacks(copy.root, attacks);

for (const { name, attack, cuts } of wanted) {
  const files = cuts.map(({ file }) => file).join(', ');
  const outcome = judgeWithout(attack, cuts);
  console.info(
    `${outcome === 'succeeded' ? 'ok  ' : 'FAIL'} ${files}: ${name}: the attack ${outcome}`,
  );
  if (outcome !== 'succeeded') lasting.push(name);
}
copy.remove();
console.info(`${wanted.length - lasting.length} passed, ${lasting.length} failed`);
process.exitCode = lasting.length > 0 || wanted.length === 0 ? 1 : 0;

function judgeWithout(attack: Defence['attack'], cuts: Defence['cuts']): string {
  if (judgeAttack(whole, attack) !== 'stopped') return 'was not stopped with the defence in place';
  const putBack = takeOut(copy.root, cuts);
  const report = runAttacks(copy.root, [attack]);
  putBack();
  return judgeAttack(report, attack);
}
