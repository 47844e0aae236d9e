import { ManagementClient, ManagementError } from 'auth0';
import { type ManagementAccess, readToken } from './management-token.ts';
import { withDeadline } from './with-deadline.ts';

/** The Management API for one run. */
export interface Management {
  access: ManagementAccess;
  deadlineMs: number;
}

/** When Auth0 answers again: at a time in Unix milliseconds (`X-RateLimit-Reset`), or after so long (`Retry-After`). */
type Limit = { resetAt?: number; retryAfterMs?: number };

/** `status` is 0 where there was no answer; 401 and 403 mean that the application lacks something. A limit comes with a 429. */
export type NoManagementAnswer = { kind: 'unavailable'; status: number } & Limit;

export type Refused = { kind: 'refused'; status: number; body: unknown } & Limit;
type Answer = { kind: 'answered'; body: unknown } | Refused;
type RequestOptions = { abortSignal: AbortSignal };

const NO_ANSWER: Refused = { kind: 'refused', status: 0, body: undefined };

/** Asks once, within the deadline; with a token that Auth0 no longer takes, once more with a new one. */
export async function ask(
  management: Management,
  request: (api: ManagementClient, options: RequestOptions) => Promise<unknown>,
): Promise<Answer> {
  const first = await askOnce(management, request, false);
  return first.kind === 'refused' && first.status === 401
    ? askOnce(management, request, true)
    : first;
}

async function askOnce(
  { access, deadlineMs }: Management,
  request: (api: ManagementClient, options: RequestOptions) => Promise<unknown>,
  freshToken: boolean,
): Promise<Answer> {
  const token = await readToken(access, freshToken);
  if (token === null) return NO_ANSWER;
  // The SDK would wait as long as a Retry-After says, longer than an Action may run.
  const { domain } = access;
  const timeoutInSeconds = deadlineMs / 1000;
  const api = new ManagementClient({ domain, token, maxRetries: 0, timeoutInSeconds });
  // Its own timeout ends with the head of the answer: ours covers the body.
  return withDeadline<Answer>(deadlineMs, NO_ANSWER, async (abortSignal) => {
    try {
      return { kind: 'answered', body: await request(api, { abortSignal }) };
    } catch (error) {
      if (!(error instanceof ManagementError)) return NO_ANSWER;
      const { statusCode: status = 0, body } = error;
      return { kind: 'refused', status, body, ...readLimit(error.rawResponse?.headers) };
    }
  });
}

/** A refusal that the caller cannot tell from an outage. */
export function unavailable({ kind: _, body: __, status, ...limit }: Refused): NoManagementAnswer {
  return { kind: 'unavailable', status, ...(status === 429 && limit) };
}

function readLimit(headers: Pick<Headers, 'get'> | undefined): Limit {
  const reset = Number(headers?.get('x-ratelimit-reset'));
  const retryAfter = Number(headers?.get('retry-after'));
  return {
    ...(reset > 0 && { resetAt: reset * 1000 }),
    ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }),
  };
}
