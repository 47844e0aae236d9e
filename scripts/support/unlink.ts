import { carryOutUnlink } from './carry-out-unlink.ts';
import type { Support } from './connect-support.ts';
import { describeEnd, describeNotPlanned, describePlan } from './describe-unlink.ts';
import { planUnlink } from './plan-unlink.ts';
import { stopUnlessAgreed, type Talk } from './stop-unless-agreed.ts';

/** `unlink <email|user id> <product account key>`: shows, asks, does. Returns the exit code. */
export async function unlink(
  support: Support,
  talk: Talk,
  { whom, key, yes }: { whom: string; key: string; yes: boolean },
): Promise<0 | 1> {
  const plan = await planUnlink(support, whom, key);
  if (plan.kind !== 'plan') {
    talk.say(describeNotPlanned(plan, whom, key));
    return 1;
  }
  talk.say(describePlan(plan));
  const stopped = yes ? null : await stopUnlessAgreed(talk);
  if (stopped !== null) return stopped;
  const end = await carryOutUnlink(support, plan);
  talk.say(describeEnd(end, plan));
  return end.kind === 'unlinked' ? 0 : 1;
}
