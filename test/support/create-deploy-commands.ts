import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { createEmptyConfiguration } from '../../local/tenant/load/create-empty-configuration.ts';
import { operations } from '../../local/tenant/management-api/operations.ts';
import type { World } from '../../local/world.ts';
import { PRODUCT_IDS, PRODUCTS } from '../../policy/products.ts';
import { connectTenant, deploy, plan } from '../../scripts/deploy/deploy.ts';
import { useDeployCli } from '../../scripts/deploy/deploy-cli.ts';
import type { Deployment } from '../../scripts/deploy/deployment.ts';
import { readTenant } from '../../scripts/deploy/export-tenant.ts';
import { readDeployedKeywords } from '../../scripts/deploy/read-keywords.ts';
import { findIds } from '../../scripts/deploy/reserve-ids.ts';
import { refuseRetiredKeys } from '../../scripts/deploy/retired-keys.ts';
import { rollBack } from '../../scripts/deploy/rollback.ts';
import { runDeployCli } from '../../scripts/deploy/run-deploy-cli.ts';
import { checkTenant } from '../../scripts/deploy/self-check.ts';
import { rotateKeys } from '../../scripts/keys/rotate-keys.ts';

/** What a test may do with the deployment of a world. `folder` is another Deploy CLI directory than build/. */
export function createDeployCommands(world: World) {
  let crashedAt: string | null = null;
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
    /** Lets the next write of a deploy die whose kind is not among `known`; nobody else notices. */
    crashAtNewKind: (known: string[]) => {
      crashedAt = null;
      world.calls.spoil(1, { kind: 'crash', caller: find().access.clientId }, (call) => {
        const kind = kindOf(call);
        const isNew = kind !== null && !known.includes(kind);
        if (isNew) crashedAt ??= kind;
        return isNew;
      });
    },
    /** The kind at which that happened; null: it has not. */
    crashedAt: () => crashedAt,
    /** The kinds of the writes that arrived since the calls were forgotten, in order: `PATCH /clients/:id`. */
    writtenKinds: () =>
      world.calls
        .calls()
        .map(({ method, url }) => kindOf(`${method} ${new URL(url).pathname}`))
        .filter((kind) => kind !== null),
    /** Takes everything out of the tenant that was ever deployed. */
    emptyTenant: () => {
      const { configuration } = world.tenant.tenant;
      delete configuration.drafts;
      Object.assign(configuration, createEmptyConfiguration(find().access));
    },
    /** Takes a rotation as far as it goes; `file` has the keys. The message of what stopped it, if anything did. */
    rotateKeys: async (file: string, saved: string, dryRun = false) => {
      const given = parseEnv(readFileSync(file, 'utf8'));
      const { keywords, ...deployment } = open();
      const keys = PRODUCT_IDS.map((id) => [
        PRODUCTS[id].keySecret,
        given[PRODUCTS[id].keySecret] ?? '',
      ]);
      const rotation = {
        deployment: { ...deployment, keywords: { ...keywords, ...Object.fromEntries(keys) } },
        ...{ file, saved, now: Date.now, createKey: () => randomBytes(32).toString('hex') },
      };
      return rotateKeys(rotation, PRODUCT_IDS, dryRun).then(
        (rotated) => ({ rotated, stopped: null }),
        (error: Error) => ({ rotated: [], stopped: error.message }),
      );
    },
    /** Whether a deploy with the keys that the world began with may begin. */
    refuseRetiredKeys: () => refuseRetiredKeys(open(), 'test'),
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
    /** What Deploy CLI would do by itself, in its own words, line by line. */
    dryRun: (other?: string) => dryRun(open(other)),
    /** The same while the tenant is as it was before its first deploy. */
    dryRunIntoNothing: async () => {
      const { configuration } = world.tenant.tenant;
      const deployed = { ...configuration };
      delete configuration.drafts;
      Object.assign(configuration, createEmptyConfiguration(find().access));
      try {
        return await dryRun(open());
      } finally {
        Object.assign(configuration, deployed);
      }
    },
    /** Lets Deploy CLI write the tenant into a folder. */
    exportTo: async (folder: string) => {
      const { root, access } = find();
      await useDeployCli({ kind: 'export', root, folder, types: null, keywords: {}, access });
    },
  };
}

/** The rows of the table that it prints: `Forms UPDATE confirm-email`. */
async function dryRun(deployment: Deployment): Promise<string[]> {
  const { root, folder, access, keywords, api } = deployment;
  const ids = await findIds(api, readDeployedKeywords(root));
  const settings = {
    AUTH0_DOMAIN: access.domain,
    AUTH0_CLIENT_ID: access.clientId,
    AUTH0_CLIENT_SECRET: access.clientSecret,
    AUTH0_ALLOW_DELETE: false,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: { ...keywords, ...ids },
    AUTH0_DRY_RUN: true,
  };
  const { code, lines } = await runDeployCli({ kind: 'import', root, folder, settings });
  if (code !== 0) throw new Error(lines.slice(-5).join('\n'));
  let type = '';
  return lines
    .filter((line) => line.startsWith('│ ') && !line.includes('│ Status'))
    .map((line) => {
      const [, resource = '', status = '', name = ''] = line.split('│').map((cell) => cell.trim());
      type = resource || type;
      return `${type} ${status} ${name}`;
    });
}

const kinds = operations
  .filter(({ method }) => method !== 'GET')
  .map(({ method, path }) => ({
    kind: `${method} ${path}`,
    pattern: new RegExp(`^${method} /api/v2${path.replace(/:\w+/g, '[^/]+')}$`),
  }));

/** The operation that a call asks for; null for one that writes nothing. */
function kindOf(call: string): string | null {
  return kinds.find(({ pattern }) => pattern.test(call))?.kind ?? null;
}
