import { checkAccess } from './deploy/check-access.ts';
import { plan } from './deploy/deploy.ts';
import { describePlan } from './deploy/describe-plan.ts';
import { readTenant } from './deploy/export-tenant.ts';
import { openDeployment, readOptions, runCommand } from './deploy/open-deployment.ts';

/** What a deploy would change. Exit code 0: nothing; 2: something; 1: it could not be found out. */
await runCommand(async () => {
  const { env, on } = readOptions(['json']);
  const deployment = await openDeployment(env, () => {});
  await checkAccess(deployment.access, env);
  const { changes, drift } = await plan(deployment, await readTenant(deployment));
  console.info(
    on.has('json') ? JSON.stringify({ changes, drift }, null, 2) : describePlan(changes, drift),
  );
  return changes.length === 0 ? 0 : 2;
});
