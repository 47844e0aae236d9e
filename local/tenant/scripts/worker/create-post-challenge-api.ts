import { type ApiContext, absent } from './create-api.ts';
import { requireText } from './require-text.ts';

/** The `api` of password-reset-post-challenge. */
export function createPostChallengeApi({ record }: ApiContext) {
  const api = {
    access: {
      deny: (reason: unknown) =>
        record({ call: 'access.deny', args: [requireText(reason, 'the reason of a denial')] }),
    },
    transaction: {
      setResultUrl: (url: unknown, { query = {} }: { query?: Record<string, string> } = {}) =>
        record({ call: 'transaction.setResultUrl', args: [composeUrl(url, query)] }),
    },
    authentication: absent('authentication', ['challengeWith', 'challengeWithAny']),
    cache: absent('cache', ['get', 'set', 'delete']),
    prompt: absent('prompt', ['render']),
    redirect: absent('redirect', ['encodeToken', 'sendUserTo', 'validateToken']),
  };
  for (const part of Object.values(api)) Object.freeze(part);
  return Object.freeze(api);
}

function composeUrl(value: unknown, query: Record<string, string>): string {
  const text = requireText(value, 'a result URL');
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error('a result URL must be absolute, https or http');
  const url = new URL(text);
  for (const [name, one] of Object.entries(query))
    url.searchParams.set(name, requireText(one, `the query parameter ${name}`));
  return url.href;
}
