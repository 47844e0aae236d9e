import { checkAccess } from './deploy/check-access.ts';
import { openDeployment, readOptions, runCommand } from './deploy/open-deployment.ts';
import { rollBack } from './deploy/rollback.ts';
import { findNewest, markRolledBack } from './deploy/saved-deploys.ts';

const say = (line: string) => console.info(line);

/** Puts back what the newest deploy from this machine replaced; once more goes back one deploy further. */
await runCommand(async () => {
  const { env } = readOptions([]);
  const deployment = await openDeployment(env, say);
  await checkAccess(deployment.access, env);
  const saved = findNewest(deployment.root, env);
  if (saved === null)
    throw new Error(`no deploy into ${env} was made from this machine, or all are rolled back`);
  say(`Rolling back the deploy of ${saved}`);
  const { changes, organizations, left, lost } = await rollBack(deployment, saved);
  markRolledBack(saved);
  const names = [...changes.map(({ name }) => name), ...organizations];
  say(`Put back: ${names.join(', ') || 'nothing, it was as before'}`);
  if (left.length > 0) say(`Left in the tenant, used by nothing: ${left.join(', ')}`);
  if (lost.length > 0) {
    say(`Secrets that could not be put back, set them by hand: ${lost.join(', ')}`);
    return 1;
  }
  return 0;
});
