import type { Sandbox } from '../../local/tenant/scripts/create-sandbox.ts';
import { runPostLogin } from '../../local/tenant/scripts/run-post-login.ts';
import type { PostLoginOutcome, PostLoginRun } from '../../local/tenant/scripts/types.ts';
import type {
  DeployedAction,
  FormDefinition,
  SuspendedRun,
  User,
} from '../../local/tenant/store/types.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { acme, makeTenant, pimClient, productCloudConnection } from '../support/make-tenant.ts';

export const jane: User = {
  user_id: 'auth0|pim|c|42',
  email: 'jane@acme.test',
  email_verified: false,
  name: 'Jane',
  nickname: 'jane',
  picture: 'https://example.test/jane.png',
  app_metadata: { old: 1, gone: 2 },
  user_metadata: {},
  identities: [
    { provider: 'auth0', connection: 'akeneo-product-cloud', user_id: 'pim|c|42', isSocial: false },
  ],
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  last_login: '2026-01-02T00:00:00.000Z',
  last_ip: '192.0.2.9',
  logins_count: 3,
};

const form: FormDefinition = {
  id: 'ap_form',
  name: 'Form',
  start: { hidden_fields: [{ key: 'hidden' }], next_node: 'ask' },
  nodes: [
    {
      id: 'ask',
      type: 'STEP',
      config: {
        components: [
          { id: 'title', category: 'BLOCK', type: 'RICH_TEXT' },
          { id: 'work_email', category: 'FIELD', type: 'EMAIL' },
        ],
      },
    },
  ],
};

let names = 0;

/** An Action with this body of `onExecutePostLogin`, and of `onContinuePostLogin` if there is a second one. */
export function makeAction(
  execute: string,
  resume?: string,
  parts: Partial<DeployedAction> = {},
): DeployedAction {
  names += 1;
  const name = `action-${names}`;
  const code = [
    `exports.onExecutePostLogin = async (event, api) => {\n${execute}\n};`,
    ...(resume === undefined
      ? []
      : [`exports.onContinuePostLogin = async (event, api) => {\n${resume}\n};`]),
  ].join('\n');
  return {
    id: `id-${name}`,
    name,
    code,
    secrets: {},
    dependencies: [],
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    ...parts,
  };
}

/** A tenant with Jane in it and these Actions bound in this order. */
export function makeTenantWith(...actions: DeployedAction[]): Tenant {
  const tenant = makeTenant({
    configuration: {
      actions,
      triggers: { 'post-login': actions.map((one) => one.name) },
      forms: [form],
    },
  });
  tenant.state.users.set(jane.user_id, structuredClone(jane));
  return tenant;
}

export const run: PostLoginRun = {
  user: jane,
  client: pimClient,
  connection: productCloudConnection,
  organization: acme,
  session: {
    id: 'session-1',
    user_id: jane.user_id,
    connection: productCloudConnection.name,
    createdAt: 0,
    authenticatedAt: 1000,
    lastInteractedAt: 0,
    clients: [],
  },
  protocol: 'oidc-basic-profile',
  http: {
    ip: '192.0.2.1',
    user_agent: 'Browser',
    language: 'fr',
    hostname: 'localhost',
    method: 'GET',
  },
  query: { 'ext-proof': 'abc' },
  body: {},
  transaction: {
    id: 'transaction-1',
    locale: 'fr',
    prompt: [],
    requested_scopes: ['openid'],
    ui_locales: ['fr'],
    state: 'the-application-state',
    response_type: ['code'],
  },
  canPrompt: true,
};

/** Runs post-login once in a tenant of its own. */
export function runActions(
  sandbox: Sandbox,
  ...actions: DeployedAction[]
): Promise<PostLoginOutcome> {
  return runPostLogin(sandbox, makeTenantWith(...actions), run);
}

export function requireSuspended(outcome: PostLoginOutcome): SuspendedRun {
  if (outcome.kind !== 'suspended') throw new Error(`not suspended: ${JSON.stringify(outcome)}`);
  return outcome.run;
}

/** What an Action put in the id token claim `seen`. */
export function seen(outcome: PostLoginOutcome): unknown {
  if (outcome.kind !== 'completed') throw new Error(`not completed: ${JSON.stringify(outcome)}`);
  return outcome.claims.idToken.seen;
}
