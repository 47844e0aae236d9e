import { buildProfile } from '../../policy/build-profile.ts';
import { judgeLookUps } from '../../policy/judge-lookup.ts';
import { lookUpEverywhere } from '../steps/look-up-everywhere.ts';
import { readRequest, type ScriptRequest } from '../steps/read-request.ts';
import {
  answer,
  refused,
  type ScriptCallback,
  type ScriptContext,
  type ScriptOutcome,
} from '../steps/script.ts';

/**
 * Auth0 asks whether somebody could come over: at sign-in, at "Forgot your password?", at a change of email, and elsewhere.
 * Changes nothing. A username, no organization or no rollout is nobody; a product without an answer is an error.
 */
export function getUser(
  identifier: string,
  context: ScriptContext,
  callback: ScriptCallback,
): Promise<void> {
  return answer('get_user', identifier, callback, async () => {
    const request = readRequest(identifier, context, Date.now());
    if (request.kind === 'request') return find(request);
    return request.reason === 'misconfigured' ? request : { kind: 'nobody' };
  });
}

async function find({
  identifier,
  organization,
  products,
  now,
}: ScriptRequest): Promise<ScriptOutcome> {
  // A username would be somebody who cannot receive a mail under it.
  if (identifier.kind === 'username') return { kind: 'nobody' };
  const search = judgeLookUps(identifier, await lookUpEverywhere(identifier, products));
  switch (search.kind) {
    case 'nobody':
      return { kind: 'nobody' };
    case 'no_answer':
      return refused(search.reason, search.product.id);
    case 'found':
      return {
        kind: 'profile',
        profile: buildProfile({
          product: search.product.id,
          customerId: organization.customerId,
          account: search.account,
          at: new Date(now).toISOString(),
          // Nobody has typed the old password here; the one that is about to be chosen meets the policy.
          passwordBelowPolicy: false,
        }),
      };
  }
}
