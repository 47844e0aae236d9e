import type { World } from '../../local/world.ts';
import { deployTenant, describeCliSettings } from '../../scripts/deploy/deploy-tenant.ts';
import { runDeployCli } from '../../scripts/deploy/run-deploy-cli.ts';

/** What a test may do with the deployment of a world. */
export function createDeployCommands(world: World) {
  const find = () => {
    if (world.deployment === undefined) throw new Error('this world was not deployed');
    return world.deployment;
  };
  return {
    configuration: () => world.tenant.tenant.configuration,
    /** What the keywords of the files stand for, but for what the tenant gives. */
    keywords: () => find().keywords,
    /** Deploys once more into the running tenant. */
    deployAgain: () => deployTenant(find()),
    /** Lets Deploy CLI write the tenant into a folder. */
    exportTo(folder: string) {
      const { root, access } = find();
      return runDeployCli({
        kind: 'export',
        root,
        folder,
        settings: describeCliSettings(access, {}),
      });
    },
  };
}
