import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createConsoleApp } from './console/create-console-app.ts';
import type { World } from './console/world.ts';
import { sendMail } from './email/send-mail.ts';
import { sendTemplate } from './email/send-template.ts';
import { createFormsApp } from './forms/create-forms-app.ts';
import type { FlowMail } from './forms/journey.ts';
import { createManagementRequest } from './forms/management-request.ts';
import { createManagementApi } from './management-api/create-management-api.ts';
import type { RatePlan } from './management-api/rate-plans.ts';
import { createOauthApp } from './oauth/create-oauth-app.ts';
import { verifyAccessToken } from './oauth/verify-access-token.ts';
import { createSandbox, type Sandbox } from './scripts/create-sandbox.ts';
import { runDatabaseScript } from './scripts/run-database-script.ts';
import { runPostChallenge } from './scripts/run-post-challenge.ts';
import { runPostLogin } from './scripts/run-post-login.ts';
import { serveBrand } from './serve-brand.ts';
import type { MovableClock } from './store/clock.ts';
import { createState } from './store/state.ts';
import type { TenantConfiguration, TenantState } from './store/types.ts';
import type { Tenant } from './tenant.ts';
import { createUniversalLoginApp } from './universal-login/create-universal-login-app.ts';
import { limitPrompts } from './universal-login/limit-prompts.ts';

export interface RunningTenant {
  tenant: Tenant;
  sandbox: Sandbox;
  /** Pages and OpenID Connect, over http. */
  pages: Hono;
  /** The Management API and its token endpoint, over https: the SDK speaks nothing else. */
  management: Hono;
}

/**
 * A tenant that runs `configuration` and nothing else, and goes on from `state` if there is one. `root` is the repository:
 * packages and brand files are found there.
 */
export function startTenant(options: {
  configuration: TenantConfiguration;
  state?: TenantState | undefined;
  clock: MovableClock;
  issuer: string;
  managementDomain: string;
  ratePlan: RatePlan;
  root: string;
}): RunningTenant {
  const { clock, root } = options;
  const tenant = createTenant(options);
  const sandbox = createSandbox({ modulesRoot: join(root, 'package.json'), clock });
  const oauth = createOauthApp(tenant, {
    runPostLogin: (run) => runPostLogin(sandbox, tenant, run),
  });
  const login = createUniversalLoginApp(tenant, {
    runDatabaseScript: (connection, script, args, context) =>
      runDatabaseScript(sandbox, tenant, connection, script, args, context),
    runPostChallenge: (run) => runPostChallenge(sandbox, tenant, run),
    sendTemplate,
  });
  const forms = createFormsApp(tenant, {
    sendMail: sendFlowMail,
    managementRequest: createManagementRequest(tenant),
  });
  const pages = new Hono();
  pages.use('/u/*', limitPrompts(tenant));
  pages.route('/brand', serveBrand(join(root, 'tenant', 'assets')));
  for (const app of [oauth, login, forms]) pages.route('/', app);
  const management = new Hono();
  management.route('/', createManagementApi(tenant, { verifyAccessToken }));
  management.post('/oauth/token', (c) => oauth.fetch(c.req.raw, c.env));
  return { tenant, sandbox, pages, management };
}

/** Adds the page that shows people what happens; the world decides when, because it knows the products. */
export function mountConsole({ tenant, pages }: RunningTenant, world: World): void {
  pages.get('/', (c) => c.redirect('/__local'));
  pages.route('/__local', createConsoleApp(tenant, world));
}

function createTenant(options: {
  configuration: TenantConfiguration;
  state?: TenantState | undefined;
  clock: MovableClock;
  issuer: string;
  managementDomain: string;
  ratePlan: RatePlan;
}): Tenant {
  const { configuration, clock, issuer, managementDomain, ratePlan } = options;
  const state = options.state ?? createState();
  const createId = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;
  return {
    configuration,
    state,
    clock,
    issuer,
    managementDomain,
    ratePlan,
    createId,
    log(event) {
      state.logs.push({
        ...event,
        log_id: createId('log_'),
        date: new Date(clock.now()).toISOString(),
      });
    },
  };
}

async function sendFlowMail(tenant: Tenant, mail: FlowMail): Promise<{ success: boolean }> {
  const { clients, organizations, connections } = tenant.configuration;
  const { about, from, ...rest } = mail;
  const application = clients.find(({ client_id }) => client_id === about.client_id);
  const organization = organizations.find(({ id }) => id === about.organization_id);
  const outcome = await sendMail(tenant, {
    ...rest,
    from: from && (from.name ? `${from.name} <${from.email}>` : from.email),
    context: {
      ...(application && { application }),
      ...(organization && { organization }),
      ...(connections[0] && { connection: connections[0] }),
      ...(about.user && { user: about.user }),
      language: about.language,
    },
  });
  return { success: outcome.kind === 'sent' };
}
