import type { MiddlewareHandler } from 'hono';
import { readHttp } from '../oauth/read-http.ts';
import { logApiLimit } from '../protection/log-limit.ts';
import { describeRate } from '../protection/rate-headers.ts';
import { perMinute, type Rate, take } from '../protection/token-bucket.ts';
import type { Tenant } from '../tenant.ts';
import { sendError } from './error-page.ts';

/** All prompts together, for one address. */
const everything = perMinute(500, 500);
/** One prompt of one sign-in, for one address. */
const shown = perMinute(20, 10);
const posted = perMinute(10, 5);

/** Auth0's limits for the pages of a sign-in. Whoever passes one gets the error page, with 429, and the sign-in goes on afterwards. */
export function limitPrompts(tenant: Tenant): MiddlewareHandler {
  return async (c, next) => {
    const prompt = readPrompt(c.req.path);
    if (prompt === null) return next();
    const http = readHttp(c);
    const state = c.req.query('state') ?? c.req.query('ticket') ?? '';
    const limits: [string, string, Rate][] = [['prompts', http.ip, everything]];
    const rate = chooseRate(c.req.method, prompt);
    if (rate) limits.push([`${c.req.method} ${prompt}`, `${http.ip} ${state}`, rate]);
    for (const [bucket, key, limit] of limits) {
      const taken = take(tenant, `${bucket} ${key}`, limit);
      if (taken.kind === 'taken') continue;
      logApiLimit(tenant, bucket, limit, http.ip);
      const response = sendError(tenant, {
        error: 'too_many_requests',
        error_description: 'Too many requests',
        language: http.language,
        status: 429,
      });
      for (const [name, value] of Object.entries(describeRate(limit, taken)))
        response.headers.set(name, value);
      return response;
    }
    return next();
  };
}

/** `/u/login/password` -> `login/password`; null for what is no prompt. */
function readPrompt(path: string): string | null {
  const [, , room = '', step = ''] = path.split('/');
  return room === 'assets' ? null : `${room}/${step}`;
}

/** What a prompt has of its own, if it has. A form may be posted often: what its flows do is limited by themselves. */
function chooseRate(method: string, prompt: string): Rate | undefined {
  if (prompt.startsWith('custom-prompt/')) return undefined;
  if (method === 'POST') return posted;
  return prompt.startsWith('reset-') ? undefined : shown;
}
