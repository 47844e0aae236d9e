import { carryOutUnlink } from './carry-out-unlink.ts';
import type { Support } from './connect-support.ts';
import { describeEnd, describeNotPlanned, describePlan } from './describe-unlink.ts';
import { planUnlink } from './plan-unlink.ts';

/** How a command talks to whoever started it. `ask` gives `null` where there is nobody. */
export interface Talk {
  say(text: string): void;
  ask(question: string): Promise<boolean | null>;
}

/** `unlink <email> <product account key>`: shows, asks, does. Returns the exit code. */
export async function unlink(
  support: Support,
  talk: Talk,
  { email, key, yes }: { email: string; key: string; yes: boolean },
): Promise<0 | 1> {
  const plan = await planUnlink(support, email, key);
  if (plan.kind !== 'plan') {
    talk.say(describeNotPlanned(plan, email, key));
    return 1;
  }
  talk.say(describePlan(plan));
  const agreed = yes || (await talk.ask('Do this?'));
  if (agreed === null) {
    talk.say('Nothing was changed: without a terminal to ask on, add --yes. [not_confirmed]');
    return 1;
  }
  if (!agreed) {
    talk.say('Nothing was changed.');
    return 0;
  }
  const end = await carryOutUnlink(support, plan);
  talk.say(describeEnd(end, plan));
  return end.kind === 'unlinked' ? 0 : 1;
}
