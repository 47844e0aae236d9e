import type { World } from '../../local/world.ts';
import { connectTenant, deploy, plan } from '../../scripts/deploy/deploy.ts';
import { useDeployCli } from '../../scripts/deploy/deploy-cli.ts';
import { readTenant } from '../../scripts/deploy/export-tenant.ts';
import { readDeployedKeywords } from '../../scripts/deploy/read-keywords.ts';
import { findIds } from '../../scripts/deploy/reserve-ids.ts';
import { rollBack } from '../../scripts/deploy/rollback.ts';
import { checkTenant } from '../../scripts/deploy/self-check.ts';

/** What a test may do with the deployment of a world. `folder` is another Deploy CLI directory than build/. */
export function createDeployCommands(world: World) {
  const find = () => {
    if (world.deployment === undefined) throw new Error('this world was not deployed');
    return world.deployment;
  };
  const open = (folder?: string) => {
    const deployment = find();
    const api = connectTenant(deployment.access);
    return { ...deployment, api, say: () => {}, ...(folder !== undefined && { folder }) };
  };
  return {
    configuration: () => world.tenant.tenant.configuration,
    /** What the keywords of the files stand for, but for what the tenant gives. */
    keywords: () => find().keywords,
    deploy: (saved: string, folder?: string) => deploy(open(folder), saved),
    /** The same; what people read while it runs, and the message of what stopped it, if anything did. */
    deployAloud: async (saved: string, folder: string) => {
      const lines: string[] = [];
      const deployment = { ...open(folder), say: (line: string) => lines.push(line) };
      const stopped = await deploy(deployment, saved).then(
        () => null,
        (error: Error) => error.message,
      );
      return { lines, stopped };
    },
    rollBack: (saved: string) => rollBack(open(), saved),
    checkTenant: () => checkTenant(open()),
    plan: async (folder?: string) => {
      const deployment = open(folder);
      return plan(deployment, await readTenant(deployment));
    },
    /** Somebody in the dashboard: renames the tenant and adds an application. */
    changeByHand: async () => {
      const { api } = open();
      await api.tenants.settings.update({ friendly_name: 'By hand' });
      await api.clients.create({ name: 'By hand' });
    },
    /** The same somebody deletes a form. */
    deleteForm: async (name: string) => {
      const { api } = open();
      for await (const form of await api.forms.list({})) {
        if (form.name === name) await api.forms.delete(form.id);
      }
    },
    /** What Deploy CLI does by itself: everything once more. */
    importAgain: async (other?: string) => {
      const { root, folder, access, keywords, api } = open(other);
      const ids = await findIds(api, readDeployedKeywords(root));
      const all = { ...keywords, ...ids };
      await useDeployCli({ kind: 'import', root, folder, types: null, keywords: all, access });
    },
    /** Lets Deploy CLI write the tenant into a folder. */
    exportTo: async (folder: string) => {
      const { root, access } = find();
      await useDeployCli({ kind: 'export', root, folder, types: null, keywords: {}, access });
    },
  };
}
