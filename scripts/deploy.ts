import { checkAccess } from './deploy/check-access.ts';
import { deploy } from './deploy/deploy.ts';
import { describePlan } from './deploy/describe-plan.ts';
import { describeFindings } from './deploy/judge-tenant.ts';
import { openDeployment, readOptions, runCommand } from './deploy/open-deployment.ts';
import { newSaved } from './deploy/saved-deploys.ts';
import { checkTenant } from './deploy/self-check.ts';

const say = (line: string) => console.info(line);

await runCommand(async () => {
  const { env } = readOptions([]);
  const deployment = await openDeployment(env, say);
  await checkAccess(deployment.access, env);
  const changes = await deploy(deployment, newSaved(deployment.root, env, Date.now()));
  say(describePlan(changes, []).replace(/ to create, (\d+) to change\.$/, ' created, $1 changed.'));
  say('\nSelf-check');
  const findings = await checkTenant(deployment);
  say(describeFindings(findings));
  return findings.some(({ sight }) => sight === 'not seen') ? 1 : 0;
});
