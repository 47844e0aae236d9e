import { HttpResponse, http } from 'msw';
import type { intercept } from '../support/intercept.ts';
import { json, organization, tokens } from './fake-tenant.ts';

const customer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
export const own = `sdm|${customer}|7`;
export const linked = `pim|${customer}|42`;
export const primaryId = `auth0|${own}`;
export const email = 'nora@acme.example';

interface FakeUser {
  user_id: string;
  email: string;
  email_verified: boolean;
  identities: { connection: string; user_id: string; provider: string; isSocial: boolean }[];
  app_metadata?: Record<string, unknown>;
}

const connection = 'akeneo-product-cloud';
const closed = `closed-${'a'.repeat(64)}@closed.invalid`;
const identity = (user_id: string) => ({ connection, user_id, provider: 'auth0', isSocial: false });

/**
 * Auth0 and the PIM with one account that holds a linked product account. `answer` may answer a call in their place, and `after`
 * hears of each one that was carried out.
 */
export function startFakeLinked(server: ReturnType<typeof intercept>) {
  const primary: FakeUser = {
    user_id: primaryId,
    email,
    email_verified: true,
    identities: [identity(own), identity(linked)],
    app_metadata: {
      confirmed_email: email,
      migrated: { at: 1000, email },
      [`migrated:${linked}`]: { at: 1000, email: 'n.old@acme.example' },
      [`merge:${linked}`]: { from: `auth0|${linked}`, email, at: 2000 },
      [`lookup:pim|${customer}`]: { at: 2000 },
    },
  };
  const state = {
    users: new Map<string, FakeUser>([[primaryId, primary]]),
    /** Emails of the connection's own records. */
    records: new Set([email, closed]),
    claimedBy: primaryId as string | null,
    sessions: 1,
    asked: [] as string[],
    answer: (_call: string, _number: number): Response | null => null,
    after: (_call: string): 'heard' | 'lost' => 'heard',
  };
  const find = (params: Record<string, unknown>) => state.users.get(String(params.id));
  const missing = () => json({ statusCode: 404, message: 'The user does not exist.' }, 404);
  const on = (
    method: 'get' | 'patch' | 'post' | 'delete',
    path: string,
    act: (params: Record<string, unknown>, request: Request) => Response | Promise<Response>,
  ) =>
    http[method](path, async ({ request, params }) => {
      const { pathname } = new URL(request.url);
      const call = `${request.method} ${decodeURIComponent(pathname).replace('/api/v2', '')}`;
      state.asked.push(call);
      const answer = state.answer(call, state.asked.length);
      if (answer !== null) return answer;
      const done = await act(params, request);
      return state.after(call) === 'lost' ? HttpResponse.error() : done;
    });
  const nothing = () => new HttpResponse(null, { status: 204 });
  const api = 'https://tenant.example/api/v2';
  server.use(
    tokens,
    on('get', `${api}/users-by-email`, (_, request) => {
      const wanted = new URL(request.url).searchParams.get('email');
      return json([...state.users.values()].filter((user) => user.email === wanted));
    }),
    on('get', `${api}/organizations`, () => json({ organizations: [organization] })),
    on('get', `${api}/connections`, () =>
      json({ connections: [{ id: 'con_main', name: connection }] }),
    ),
    on('get', `${api}/users/:id`, (params) => {
      const user = find(params);
      return user === undefined ? missing() : json(user);
    }),
    on('patch', `${api}/users/:id`, async (params, request) => {
      const { app_metadata } = (await request.json()) as { app_metadata: object };
      for (const name of Object.keys(app_metadata)) delete find(params)?.app_metadata?.[name];
      return json(find(params) ?? {});
    }),
    on('delete', `${api}/users/:id/identities/auth0/:bare`, ({ bare }) => {
      const key = String(bare);
      const index = primary.identities.findIndex(({ user_id }) => user_id === key);
      if (index > 0 && state.users.has(`auth0|${key}`)) {
        return json({ statusCode: 409, message: 'The user already exists.' }, 409);
      }
      if (index > 0) {
        primary.identities = primary.identities.filter((_, at) => at !== index);
        state.users.set(`auth0|${key}`, {
          user_id: `auth0|${key}`,
          email: closed,
          email_verified: false,
          identities: [identity(key)],
        });
      }
      return json(primary.identities);
    }),
    on('delete', `${api}/connections/con_main/users`, (_, request) => {
      state.records.delete(new URL(request.url).searchParams.get('email') ?? '');
      return nothing();
    }),
    on('delete', `${api}/users/:id`, ({ id }) => {
      state.users.delete(String(id));
      return nothing();
    }),
    on('post', `${api}/users/:id/revoke-access`, () => {
      state.sessions = 0;
      return new HttpResponse(null, { status: 202 });
    }),
    on(
      'delete',
      'https://pim.example/identity/v1/accounts/42/product-cloud',
      async (_, request) => {
        const { account } = (await request.json()) as { account: string };
        if (state.claimedBy !== account && state.claimedBy !== null) {
          return json({ type: 'https://pim.example/problems/held' }, 409);
        }
        state.claimedBy = null;
        return nothing();
      },
    ),
  );
  return { state, primary };
}
