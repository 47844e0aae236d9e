import { invalidRequest } from '../refusal.ts';
import type { AuthorizeCheck } from './context.ts';

/** A public application proves possession with S256; `plain` is no proof, for anybody. */
export const checkPkce: AuthorizeCheck = ({ client, parameters }) => {
  const { code_challenge: challenge, code_challenge_method: method } = parameters;
  if (challenge === undefined) {
    if (method !== undefined) return invalidRequest('Missing required parameter: code_challenge');
    return client.token_endpoint_auth_method === 'none'
      ? invalidRequest('Parameter code_challenge is required for this client')
      : undefined;
  }
  if (method !== 'S256') return invalidRequest('Parameter code_challenge_method must be S256');
  if (!/^[\w-]{43}$/.test(challenge)) return invalidRequest('Invalid code_challenge');
  return undefined;
};
