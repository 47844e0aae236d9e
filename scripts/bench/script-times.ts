import type { World } from '../../local/world.ts';
import { readAccount } from '../../policy/account.ts';
import { describeHolding } from '../../policy/describe-holding.ts';
import { judgeGate, mustChoosePassword } from '../../policy/judge-gate.ts';
import { timeMedian } from './measure.ts';
import type { Section } from './report.ts';
import { listSubjects, openSandbox } from './subjects.ts';

const coldRuns = 5;
const warmRuns = 40;
const policyRuns = 10_000;

/** Cold and warm time of every script and Action, straight through the sandbox. */
export async function measureScripts(world: World, root: string): Promise<Section> {
  const subjects = await listSubjects(world);
  // The worker's own code is compiled once per process, and connections are opened: neither is a script's time.
  const first = openSandbox(world, root);
  for (const { run } of subjects) await run(first);
  await first.close();

  const rows = [];
  for (const { name, calls, run } of subjects) {
    const cold = await timeMedian(coldRuns, async () => {
      const sandbox = openSandbox(world, root);
      await run(sandbox);
      void sandbox.close();
    });
    const sandbox = openSandbox(world, root);
    await run(sandbox);
    const warm = await timeMedian(warmRuns, () => run(sandbox));
    await sandbox.close();
    rows.push({ name, values: [cold, warm, cold / warm, calls] });
  }
  const policy = await timePolicy(world);
  const linked = Number(rows.find(({ name }) => name === 'confirm-email')?.values[1]);
  return {
    title: 'Scripts and Actions, milliseconds',
    note:
      `Median of ${coldRuns} cold and ${warmRuns} warm runs, from the call to its outcome: event and answer copied to and from the\n` +
      'worker, and the products on loopback. Cold: a fresh worker thread starts and loads its packages (auth0, where the\n' +
      'Management API may be called). The token is asked for in every run, as nothing is cached between runs here.',
    columns: ['cold', 'warm', 'cold/warm', 'outside calls'],
    rows: [
      ...rows,
      { name: 'policy alone: all decisions of a repeat', values: ['', policy, '', 'none'] },
    ],
    ratios: { 'confirm-email warm without calls / policy alone': linked / policy },
  };
}

/** What the gate and the claims decide for a linked person, without sandbox and event. */
async function timePolicy(world: World): Promise<number> {
  const user = [...world.tenant.tenant.state.users.values()].find((one) => one.email_verified);
  const all = await timeMedian(5, () => {
    for (let run = 0; run < policyRuns; run += 1) {
      const account = readAccount(user);
      const [, customerId = ''] = account.identities[0]?.split('|') ?? [];
      const open = judgeGate(account) === 'open' && !mustChoosePassword(account);
      if (!open || describeHolding(account.identities, 'pim', customerId) === null)
        throw new Error('the linked person of the bench is not let in');
    }
  });
  return all / policyRuns;
}
