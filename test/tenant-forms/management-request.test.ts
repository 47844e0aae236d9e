import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { ManagementCall } from '../../local/tenant/forms/journey.ts';
import { createManagementRequest } from '../../local/tenant/forms/management-request.ts';
import { makeTenant } from '../support/make-tenant.ts';
import { vault } from './sample-form.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function call(): ManagementCall {
  return {
    vault,
    method: 'PATCH',
    pathname: '/api/v2/users/auth0%7C7',
    query: { fields: 'a,b' },
    payload: { app_metadata: { a: 1 } },
    signal: new AbortController().signal,
  };
}

function serve(status = 200): { tokens: unknown[]; requests: unknown[] } {
  const seen = { tokens: [] as unknown[], requests: [] as unknown[] };
  server.use(
    http.post('https://localhost:4443/oauth/token', async ({ request }) => {
      seen.tokens.push(await request.json());
      return HttpResponse.json({ access_token: `token-${seen.tokens.length}`, expires_in: 600 });
    }),
    http.patch('https://localhost:4443/api/v2/users/auth0%7C7', async ({ request }) => {
      seen.requests.push({
        url: request.url,
        authorization: request.headers.get('authorization'),
        body: await request.json(),
      });
      return HttpResponse.json({ user_id: 'auth0|7' }, { status });
    }),
  );
  return seen;
}

test('a request goes out as the client of the vault connection', async () => {
  const seen = serve();
  const answer = await createManagementRequest(makeTenant())(call());
  expect(answer).toEqual({ kind: 'answered', status: 200, body: { user_id: 'auth0|7' } });
  expect(seen.tokens).toEqual([
    {
      grant_type: 'client_credentials',
      client_id: 'm2m',
      client_secret: 's3cret',
      audience: 'https://localhost:4443/api/v2/',
    },
  ]);
  expect(seen.requests).toEqual([
    {
      url: 'https://localhost:4443/api/v2/users/auth0%7C7?fields=a%2Cb',
      authorization: 'Bearer token-1',
      body: { app_metadata: { a: 1 } },
    },
  ]);
});

test('a token serves until it ends by the tenant’s clock', async () => {
  const seen = serve();
  const tenant = makeTenant();
  const request = createManagementRequest(tenant);
  await request(call());
  await request(call());
  expect(seen.tokens).toHaveLength(1);
  tenant.clock.advance(600_000);
  await request(call());
  expect(seen.tokens).toHaveLength(2);
});

test('a refusal is an answer', async () => {
  serve(403);
  expect(await createManagementRequest(makeTenant())(call())).toMatchObject({ status: 403 });
});

test('no token, or no answer, is unreachable', async () => {
  server.use(
    http.post('https://localhost:4443/oauth/token', () => new HttpResponse(null, { status: 401 })),
  );
  const request = createManagementRequest(makeTenant());
  expect(await request(call())).toEqual({ kind: 'unreachable' });
  server.use(http.post('https://localhost:4443/oauth/token', () => HttpResponse.error()));
  expect(await request(call())).toEqual({ kind: 'unreachable' });
});
