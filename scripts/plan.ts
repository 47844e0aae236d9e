import { checkAccess } from './deploy/check-access.ts';
import { plan } from './deploy/deploy.ts';
import { describePlan } from './deploy/describe-plan.ts';
import { readTenant } from './deploy/export-tenant.ts';
import { openDeployment, runCommand } from './deploy/open-deployment.ts';
import { refuseRetiredKeys } from './deploy/retired-keys.ts';

const USAGE = `npm run plan -- --env <name> [--json]
    shows what a deploy would change, per resource and field, and what only the tenant has; writes nothing
  --env <name>   the tenant: .env.<name> and tenant/environments/<name>/; local is the world of npm start
  --json         for machines
Exit code 0: nothing to deploy, 2: something, 1: it could not be found out`;

/** What a deploy would change. Exit code 0: nothing; 2: something; 1: it could not be found out. */
await runCommand({ usage: USAGE, switches: ['json'] }, async ({ env, on }) => {
  const deployment = await openDeployment(env, () => {});
  await checkAccess(deployment.access, env);
  await refuseRetiredKeys(deployment, env);
  const { changes, drift } = await plan(deployment, await readTenant(deployment));
  console.info(
    on.has('json') ? JSON.stringify({ changes, drift }, null, 2) : describePlan(changes, drift),
  );
  return changes.length === 0 ? 0 : 2;
});
