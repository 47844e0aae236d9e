import { checkAccess } from './deploy/check-access.ts';
import { describeRollback } from './deploy/describe-plan.ts';
import { AS_THE_REPOSITORY_SAYS, describeFindings, type Finding } from './deploy/judge-tenant.ts';
import { openDeployment, runCommand } from './deploy/open-deployment.ts';
import { refuseRetiredKeys } from './deploy/retired-keys.ts';
import { rollBack } from './deploy/rollback.ts';
import { findNewest, markRolledBack } from './deploy/saved-deploys.ts';
import { checkTenant } from './deploy/self-check.ts';

const say = (line: string) => console.info(line);

const USAGE = `npm run rollback -- --env <name>
    puts back what the newest deploy from this machine replaced, then checks the tenant; once more goes back one deploy further
  --env <name>   the tenant: .env.<name> and tenant/environments/<name>/; local is the world of npm start
What a deploy made stays, and nothing uses it. Exit code 0: done, 1: something is left to do by hand, or it failed`;

const NEXT = `The repository still differs from the tenant: the next deploy would bring back what was taken back. Take it out of the
repository as well (git revert), or mend it there; npm run plan shows what a deploy would change.`;

/** Puts back what the newest deploy from this machine replaced; once more goes back one deploy further. */
await runCommand({ usage: USAGE }, async ({ env }) => {
  const deployment = await openDeployment(env, say);
  await checkAccess(deployment.access, env);
  await refuseRetiredKeys(deployment, env);
  const saved = findNewest(deployment.root, env);
  if (saved === null)
    throw new Error(`no deploy into ${env} was made from this machine, or all are rolled back`);
  say(`Rolling back the deploy of ${saved}`);
  const { changes, left, lost } = await rollBack(deployment, saved);
  markRolledBack(saved);
  say(describeRollback(changes));
  if (left.length > 0) say(`Left in the tenant, used by nothing: ${left.join(', ')}`);
  if (lost.length > 0)
    say(`Secrets that could not be put back, set them by hand: ${lost.join(', ')}`);
  say('\nSelf-check');
  const findings = await checkTenant(deployment);
  const differs = findings.some(isDifference);
  say(
    describeFindings(
      findings.filter((one) => !isDifference(one)),
      env,
    ),
  );
  if (differs) say(`\n${NEXT}`);
  const isWrong = findings.some((one) => one.sight === 'not seen' && !isDifference(one));
  return isWrong || lost.length > 0 ? 1 : 0;
});

/** A tenant that was rolled back is not as the repository says: that is no fault. */
function isDifference({ what, sight }: Finding): boolean {
  return what === AS_THE_REPOSITORY_SAYS && sight === 'not seen';
}
