import { checkAccess } from './deploy/check-access.ts';
import { deploy } from './deploy/deploy.ts';
import { describePlan } from './deploy/describe-plan.ts';
import { describeFindings } from './deploy/judge-tenant.ts';
import { openDeployment, runCommand } from './deploy/open-deployment.ts';
import { refuseRetiredKeys } from './deploy/retired-keys.ts';
import { newSaved } from './deploy/saved-deploys.ts';
import { checkTenant } from './deploy/self-check.ts';

const say = (line: string) => console.info(line);

const USAGE = `npm run deploy -- --env <name>
    writes what differs, keeps what it replaces in .local/deployments/<name>, then checks the tenant; deletes nothing
  --env <name>   the tenant: .env.<name> and tenant/environments/<name>/; local is the world of npm start
It may be stopped and repeated. Exit code 0: deployed, and nothing is seen that is not as it has to be (a product that does not answer this
machine is named at the end, and is no failure of the deploy); 1: something is, or the deploy failed`;

await runCommand({ usage: USAGE }, async ({ env }) => {
  const deployment = await openDeployment(env, say);
  await checkAccess(deployment.access, env);
  await refuseRetiredKeys(deployment, env);
  const changes = await deploy(deployment, newSaved(deployment.root, env, Date.now()));
  say(describePlan(changes, []).replace(/ to create, (\d+) to change\.$/, ' created, $1 changed.'));
  say('\nSelf-check');
  const findings = await checkTenant(deployment);
  say(describeFindings(findings, env));
  return findings.some(({ sight }) => sight === 'not seen') ? 1 : 0;
});
