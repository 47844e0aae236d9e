import { HttpResponse, http, type JsonBodyType } from 'msw';
import { connectSupport } from '../../scripts/support/connect-support.ts';
import type { intercept } from '../support/intercept.ts';

export const now = Date.UTC(2026, 10, 21, 12);
export const hour = 60 * 60 * 1000;
const customer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';

export const settings = {
  AUTH0_DOMAIN: 'tenant.example',
  SUPPORT_CLIENT_ID: 'support',
  SUPPORT_CLIENT_SECRET: 'support-s3cret',
  ISSUER: 'https://login.example/',
  PIM_KEY: 'pim-k3y-that-nobody-may-read-in-a-log',
  SDM_KEY: 'sdm-k3y-that-nobody-may-read-in-a-log',
  ALLOW_LOOPBACK_HTTP: false,
};

/** An import that was left at `createdAt`. */
export function makeImport(id: number, createdAt: number) {
  const key = `pim|${customer}|${id}`;
  return {
    user_id: `auth0|${key}`,
    email: `person-${id}@acme.example`,
    email_verified: false,
    created_at: new Date(createdAt).toISOString(),
    last_login: new Date(createdAt).toISOString(),
    identities: [{ connection: 'akeneo-product-cloud', user_id: key, provider: 'auth0' }],
    app_metadata: {
      migrated: { from: key, at: new Date(createdAt).toISOString(), email: 'x@acme.example' },
    } as Record<string, unknown>,
  };
}
type FakeUser = ReturnType<typeof makeImport>;

export const organization = {
  id: 'org_acme',
  name: 'acme',
  display_name: 'Acme Retail',
  metadata: { customer_id: customer, rollout: 'on', pim_url: 'https://pim.example' },
};

/** Auth0 gives a token whose `iat` is its clock. */
export const tokens = http.post('https://tenant.example/oauth/token', () =>
  json({ access_token: makeToken(), expires_in: 3600, token_type: 'Bearer' }),
);

/**
 * Auth0 and the PIM as the sweep sees them, at the wire: search is a copy taken when a test says so, and shows the first 1,000.
 * `answer` may answer a call in their place: with `METHOD /path` it gets the how-manieth call of this kind it is.
 */
export function startFakeTenant(server: ReturnType<typeof intercept>, people: FakeUser[]) {
  const users = new Map(people.map((user) => [user.user_id, user]));
  const index = [...people].sort((a, b) => a.created_at.localeCompare(b.created_at));
  const asked: string[] = [];
  const released: string[] = [];
  const state = {
    users,
    index,
    asked,
    released,
    queries: [] as string[],
    answer: (_call: string, _count: number): Response | null => null,
  };
  const note = (request: Request): Response | null => {
    const { hostname, pathname } = new URL(request.url);
    const call = `${request.method} ${decodeURIComponent(pathname).replace('/api/v2', '')}`;
    const count = asked.filter((one) => one === call).length + 1;
    asked.push(call);
    return state.answer(hostname === 'pim.example' ? `pim ${call}` : call, count);
  };
  const on = (
    method: 'get' | 'patch' | 'delete',
    path: string,
    act: (request: Request, params: Record<string, unknown>) => Response | Promise<Response>,
  ) => http[method](path, ({ request, params }) => note(request) ?? act(request, params));
  const api = 'https://tenant.example/api/v2';
  const find = (params: Record<string, unknown>) => users.get(String(params.id));
  server.use(
    tokens,
    on('get', `${api}/connections`, () =>
      json({ connections: [{ id: 'con_main', name: 'akeneo-product-cloud' }] }),
    ),
    on('get', `${api}/organizations`, () => json({ organizations: [organization] })),
    on('get', `${api}/users`, (request) => {
      const { searchParams } = new URL(request.url);
      const q = searchParams.get('q') ?? '';
      state.queries.push(q);
      const [, from = '', to = ''] = /created_at:\[(\S+) TO (\S+)\]$/.exec(q) ?? [];
      const limit = Number(searchParams.get('per_page'));
      const found = index.filter(
        ({ created_at }) => (from === '*' || created_at >= from) && created_at <= to,
      );
      return json({ users: found.slice(0, limit), start: 0, limit, total: found.length });
    }),
    on('get', `${api}/users/:id`, (_, params) => {
      const user = find(params);
      return user === undefined ? json({ statusCode: 404 }, 404) : json(user);
    }),
    on('patch', `${api}/users/:id`, async (request, params) => {
      const user = find(params);
      if (user === undefined) return json({ statusCode: 404 }, 404);
      Object.assign(user, await request.json());
      return json(user);
    }),
    on('delete', `${api}/users/:id`, (_, params) => {
      users.delete(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
    on('delete', `${api}/connections/con_main/users`, (request) => {
      const email = new URL(request.url).searchParams.get('email') ?? '';
      if (!email.endsWith('@closed.invalid')) throw new Error(`deleted by ${email}`);
      return new HttpResponse(null, { status: 204 });
    }),
    on('delete', 'https://pim.example/identity/v1/accounts/:id/product-cloud', (_, params) => {
      released.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return state;
}

export function json(body: JsonBodyType, status = 200, headers = {}): Response {
  return HttpResponse.json(body, { status, headers });
}

/** Support of the fake tenant; `waits` notes for how long it would have waited. */
export async function connectToFake() {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  return { support: await connectSupport(settings, () => now, wait), waits };
}

function makeToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ iat: now / 1000 })}.x`;
}
