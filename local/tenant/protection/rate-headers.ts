import type { Rate, Taken } from './token-bucket.ts';

/** What Auth0 says of a limit with an answer: how many at once, how many are left, and from when on (Unix seconds) it is full or retry pays. */
export function describeRate(rate: Rate, taken: Taken): Record<string, string> {
  const until = taken.kind === 'empty' ? taken.retryAt : taken.fullAt;
  return {
    'x-ratelimit-limit': String(rate.burst),
    'x-ratelimit-remaining': String(taken.kind === 'empty' ? 0 : taken.left),
    'x-ratelimit-reset': String(Math.ceil(until / 1000)),
  };
}
