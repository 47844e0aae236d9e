import { HttpResponse, http, type JsonBodyType } from 'msw';
import { createManagement, type Management } from '../../apis/management.ts';
import type { intercept } from '../support/intercept.ts';
import { createMemoryCache } from './memory-cache.ts';

export const tenant = 'https://tenant.example';
export const clientSecret = 'management-s3cret';

export function connect(cache = createMemoryCache()): Management {
  const access = { domain: 'tenant.example', clientId: 'extension', clientSecret, cache };
  return { ...createManagement(access), deadlineMs: 300 };
}

/** Gives out tokens t1, t2, ...; the Management API answers in turn, the last answer again and again. */
export function answerWith(
  server: ReturnType<typeof intercept>,
  ...answers: ((request: Request) => Response | Promise<Response>)[]
) {
  const tokens: unknown[] = [];
  const asked: Request[] = [];
  server.use(
    http.post(`${tenant}/oauth/token`, async ({ request }) => {
      tokens.push(await request.json());
      return HttpResponse.json({
        access_token: `t${tokens.length}`,
        expires_in: 86_400,
        token_type: 'Bearer',
      });
    }),
    http.all(`${tenant}/api/v2/*`, ({ request }) => {
      asked.push(request.clone());
      return answers[Math.min(asked.length, answers.length) - 1]?.(request);
    }),
  );
  return { tokens, asked };
}

export const json =
  (status: number, body: JsonBodyType, headers = {}) =>
  () =>
    HttpResponse.json(body, { status, headers });
