import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { decodeJwt, type JWTPayload } from 'jose';
import { createOauthApp } from '../../local/tenant/oauth/create-oauth-app.ts';
import { finishAuthentication } from '../../local/tenant/oauth/sign-in/finish-authentication.ts';
import type { PostLoginOutcome, PostLoginRun } from '../../local/tenant/scripts/types.ts';
import type { Client, SuspendedRun, Transaction, User } from '../../local/tenant/store/types.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { acme, legacy, makeTenant, productCloudConnection } from '../support/make-tenant.ts';

export const origin = 'http://localhost:4400';
export const callback = 'https://pim.acme.test/callback';

function makeClient(part: Partial<Client> & Pick<Client, 'client_id'>): Client {
  return {
    client_secret: `${part.client_id} secret`,
    name: part.client_id,
    app_type: 'regular_web',
    callbacks: [callback],
    allowed_logout_urls: ['https://pim.acme.test/start'],
    web_origins: [],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    client_metadata: {},
    organization_usage: 'allow',
    organization_require_behavior: 'no_prompt',
    ...part,
  };
}

export const clients = {
  web: makeClient({ client_id: 'web' }),
  members: makeClient({
    client_id: 'members',
    organization_usage: 'require',
    callbacks: ['https://{organization_name}.pim.test/callback'],
  }),
  personal: makeClient({ client_id: 'personal', organization_usage: 'deny' }),
  spa: makeClient({
    client_id: 'spa',
    client_secret: '',
    app_type: 'spa',
    token_endpoint_auth_method: 'none',
    web_origins: ['https://pim.acme.test'],
    refresh_token: { rotation_type: 'rotating', token_lifetime: 1000, leeway: 0 },
  }),
  machine: makeClient({
    client_id: 'machine',
    app_type: 'non_interactive',
    callbacks: [],
    grant_types: ['client_credentials'],
  }),
  stranger: makeClient({ client_id: 'stranger' }),
};

export const api = {
  id: 'orders',
  identifier: 'urn:orders',
  name: 'Orders',
  scopes: [{ value: 'read:orders' }, { value: 'write:orders' }],
  token_lifetime: 600,
  allow_offline_access: true,
};

export const completed: PostLoginOutcome = {
  kind: 'completed',
  claims: { idToken: {}, accessToken: {} },
  scopesAdded: [],
  scopesRemoved: [],
};

/** Where an Action waits for a form. */
export function waitingFor(formId: string): SuspendedRun {
  return {
    position: 0,
    metadata: {},
    claims: { idToken: {}, accessToken: {} },
    prompt: { formId, fields: {}, vars: {}, node: null, done: false, page: {} },
  };
}

export interface World {
  tenant: Tenant;
  app: Hono;
  /** The post-login runs so far; `decide` answers the next ones. */
  runs: PostLoginRun[];
  decide(next: (run: PostLoginRun) => PostLoginOutcome | Promise<PostLoginOutcome>): void;
  user: User;
  browser(): Browser;
}

/** A tenant with one user, Ada, who is nobody's member yet; post-login lets everybody through until told otherwise. */
export async function makeWorld(settings: Record<string, boolean> = {}): Promise<World> {
  const base = makeTenant();
  const tenant = makeTenant({
    configuration: {
      settings: { ...base.configuration.settings, ...settings },
      clients: Object.values(clients),
      resourceServers: [api],
      clientGrants: [
        {
          id: 'cgr_orders',
          client_id: 'machine',
          audience: 'urn:orders',
          scope: ['read:orders'],
        },
        {
          id: 'cgr_management',
          client_id: 'machine',
          audience: 'https://localhost:4443/api/v2/',
          scope: ['read:users', 'update:users'],
        },
      ],
      connections: [
        {
          ...productCloudConnection,
          enabled_clients: ['web', 'members', 'personal', 'spa'],
        },
        { ...productCloudConnection, id: 'con_other', name: 'other', enabled_clients: [] },
        {
          ...productCloudConnection,
          id: 'con_second',
          name: 'second',
          enabled_clients: ['web'],
        },
      ],
      organizations: [
        acme,
        legacy,
        { ...legacy, id: 'org_closed', name: 'closed', connections: [] },
      ],
    },
  });
  const runs: PostLoginRun[] = [];
  let answer: (run: PostLoginRun) => PostLoginOutcome | Promise<PostLoginOutcome> = () => completed;
  const app = createOauthApp(tenant, {
    async runPostLogin(run) {
      runs.push(run);
      return answer(run);
    },
  });
  const creation = await createUser(tenant, {
    connection: 'akeneo-product-cloud',
    identityId: 'pim|c1|42',
    email: 'ada@acme.test',
    email_verified: true,
    password: 'correct horse',
    name: 'Ada Lovelace',
  });
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return {
    tenant,
    app,
    runs,
    decide: (next) => {
      answer = next;
    },
    user: creation.user,
    browser: () => new Browser(tenant, app),
  };
}

export const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** An authorization request of the `web` client, changed by `extra`; `undefined` takes a parameter out. */
export function authorizeUrl(extra: Record<string, string | undefined> = {}): string {
  const parameters: Record<string, string | undefined> = {
    client_id: 'web',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'app-state',
    nonce: 'app-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...extra,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, value);
  }
  return `/authorize?${query}`;
}

/** Cookies and nothing else of a browser. It does not follow redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #tenant: Tenant;
  readonly #app: Hono;

  constructor(tenant: Tenant, app: Hono) {
    this.#tenant = tenant;
    this.#app = app;
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await this.#app.request(new URL(url, origin).href, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Opens an authorization request that must lead to the login page. */
  async startSignIn(extra: Record<string, string | undefined> = {}): Promise<Transaction> {
    const location = locationOf(await this.open(authorizeUrl(extra)));
    if (location.pathname !== '/u/login/identifier') throw new Error(`went to ${location}`);
    const state = location.searchParams.get('state') ?? '';
    const transaction = this.#tenant.state.transactions.get(state);
    if (!transaction) throw new Error(`no transaction ${state}`);
    return transaction;
  }

  /** What Universal Login does after a right password; answers what /authorize/resume said. */
  async authenticate(transaction: Transaction, user: User): Promise<Response> {
    return this.open(
      finishAuthentication(this.#tenant, transaction, {
        userId: user.user_id,
        connection: 'akeneo-product-cloud',
        identifier: user.email,
      }),
    );
  }

  /** A whole sign-in with the login page, up to the code. */
  async signIn(user: User, extra: Record<string, string | undefined> = {}): Promise<string> {
    const response = await this.authenticate(await this.startSignIn(extra), user);
    return codeOf(response);
  }
}

export function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? `no-redirect:${response.status}`, origin);
}

export function codeOf(response: Response): string {
  const code = locationOf(response).searchParams.get('code');
  if (code === null) throw new Error(`no code: ${locationOf(response)}`);
  return code;
}

/** POST /oauth/token as the `web` client, changed by `extra`; `undefined` takes a parameter out. */
export async function requestTokens(
  world: World,
  extra: Record<string, string | undefined>,
): Promise<{ status: number; body: Record<string, string> }> {
  const parameters = new URLSearchParams();
  const all: Record<string, string | undefined> = {
    client_id: 'web',
    client_secret: 'web secret',
    ...extra,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) parameters.set(name, value);
  }
  const response = await world.app.request('/oauth/token', { method: 'POST', body: parameters });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** Exchanges a code as the `web` client would. */
export function exchange(
  world: World,
  code: string,
  extra: Record<string, string | undefined> = {},
) {
  return requestTokens(world, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
    ...extra,
  });
}

export const asSpa = { client_id: 'spa', client_secret: undefined };

export function claimsOf(token: string | undefined): JWTPayload {
  return decodeJwt(token ?? '');
}

export function logTypes(world: World): string[] {
  return world.tenant.state.logs.map((event) => event.type);
}
