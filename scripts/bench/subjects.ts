import { createSandbox, type Sandbox } from '../../local/tenant/scripts/create-sandbox.ts';
import { startProgress } from '../../local/tenant/scripts/progress.ts';
import { runAction } from '../../local/tenant/scripts/run-action.ts';
import { runDatabaseScript } from '../../local/tenant/scripts/run-database-script.ts';
import { runPostChallenge } from '../../local/tenant/scripts/run-post-challenge.ts';
import type { PostLoginRun } from '../../local/tenant/scripts/types.ts';
import type { User } from '../../local/tenant/store/types.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import { buildScriptContext } from '../../local/tenant/universal-login/login/script-context.ts';
import type { World } from '../../local/world.ts';

/** One script or Action in one situation. Throws when it does not end as it should: a fast failure is no result. */
export interface Subject {
  name: string;
  /** Outside calls in it. */
  calls: string;
  run(sandbox: Sandbox): Promise<void>;
}

export function openSandbox(world: World, root: string): Sandbox {
  return createSandbox({ modulesRoot: `${root}/package.json`, clock: world.clock });
}

/** The situations that are measured, with people and events of the local world. */
export async function listSubjects(world: World): Promise<Subject[]> {
  const linked = await addUser(world, 'bench-linked', true);
  const newcomer = await addUser(world, 'bench-newcomer', false);
  const subjects = [
    script(world, 'get_user', 'acme', 'profile', '2 look-ups at once'),
    script(world, 'login', 'acme', 'profile', '2 look-ups at once, 1 password'),
    script(world, 'login', 'legacy', 'error', 'none'),
    action(world, 'require-second-factor', linked, 'none'),
    action(world, 'confirm-email', linked, 'none'),
    action(world, 'confirm-email', newcomer, '1 token, 1 change'),
    action(world, 'merge-accounts', linked, 'none'),
    action(world, 'require-new-password', linked, 'none'),
    action(world, 'link-product-account', linked, 'none'),
    action(world, 'add-claims', linked, 'none'),
    afterReset(world, linked),
  ];
  const forgotten = world.tenant.tenant.configuration.actions.filter(
    ({ name }) => !subjects.some((one) => one.name === name),
  );
  if (forgotten.length > 0)
    throw new Error(`not measured: ${forgotten.map(({ name }) => name).join(', ')}`);
  return subjects;
}

const nora = ['nora.lindqvist@acme.example', 'Copper!Kettle41'] as const;

function script(
  world: World,
  name: 'login' | 'get_user',
  organization: string,
  expected: string,
  calls: string,
): Subject {
  const { tenant } = world.tenant;
  const [connection] = tenant.configuration.connections;
  if (!connection) throw new Error('the tenant has no connection');
  const context = buildScriptContext(findOrganization(world, organization));
  const args = name === 'login' ? [...nora] : [nora[0]];
  return {
    name: expected === 'profile' ? name : `${name}, not rolled out`,
    calls,
    async run(sandbox) {
      const outcome = await runDatabaseScript(sandbox, tenant, connection, name, args, context);
      if (outcome.kind !== expected) throw new Error(`${name} ended with ${outcome.kind}`);
    },
  };
}

function action(world: World, name: string, user: User, calls: string): Subject {
  const { tenant } = world.tenant;
  const found = tenant.configuration.actions.find((one) => one.name === name);
  if (!found) throw new Error(`the tenant has no Action ${name}`);
  return {
    name: user.email_verified ? name : `${name}, not confirmed`,
    calls,
    async run(sandbox) {
      // The attempt of the run before would be reused, and save the call.
      delete user.app_metadata.confirmation;
      const progress = startProgress(user);
      const result = await runAction(
        sandbox,
        tenant,
        found,
        describeRun(world, user),
        progress,
        20_000,
      );
      const denied =
        result.kind === 'failed' || result.commands.some(({ call }) => call === 'access.deny');
      if (denied) throw new Error(`${name} let nobody on`);
    },
  };
}

/** The one Action of the trigger password-reset-post-challenge. */
function afterReset(world: World, user: User): Subject {
  const { tenant } = world.tenant;
  return {
    name: 'return-to-product',
    calls: 'none',
    async run(sandbox) {
      const run = { ...describeRun(world, user), locale: 'en' };
      const outcome = await runPostChallenge(sandbox, tenant, run);
      if (outcome.kind !== 'completed' || outcome.resultUrl === undefined)
        throw new Error('return-to-product led nowhere');
    },
  };
}

function describeRun({ tenant: { tenant } }: World, user: User): PostLoginRun {
  const { clients, connections, organizations } = tenant.configuration;
  const client = clients.find(({ client_metadata }) => client_metadata.product === 'pim');
  const organization = organizations.find(({ name }) => name === 'acme');
  const [connection] = connections;
  if (!client || !connection || !organization) throw new Error('the tenant lacks acme');
  return {
    ...{
      user,
      client,
      connection,
      organization,
      protocol: 'oidc-basic-profile',
      query: {},
      body: {},
    },
    http: {
      ip: '127.0.0.1',
      user_agent: 'bench',
      language: 'en',
      hostname: 'localhost',
      method: 'GET',
    },
    transaction: {
      id: 'bench',
      locale: 'en',
      prompt: [],
      requested_scopes: ['openid'],
      ui_locales: [],
    },
    canPrompt: true,
  };
}

function findOrganization({ tenant: { tenant } }: World, wanted: string) {
  return tenant.configuration.organizations.find(({ name }) => name === wanted);
}

async function addUser(world: World, name: string, confirmed: boolean): Promise<User> {
  const customerId = findOrganization(world, 'acme')?.metadata.customer_id;
  const email = `${name}@acme.example`;
  const identityId = `pim|${customerId}|${confirmed ? 901 : 902}`;
  const created = await createUser(world.tenant.tenant, {
    ...{ connection: 'akeneo-product-cloud', identityId, email, password: 'Copper!Kettle41' },
    email_verified: confirmed,
    app_metadata: {
      migrated: {
        ...{ from: identityId, at: '2026-01-01T00:00:00.000Z', email },
        password_below_policy: false,
      },
      ...(confirmed && { confirmed_email: email }),
    },
  });
  if (created.kind !== 'created') throw new Error(`${name}: ${created.kind}`);
  return created.user;
}
