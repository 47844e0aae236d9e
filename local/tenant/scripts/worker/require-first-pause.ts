import type { ApiContext } from './create-api.ts';

const pauses = ['prompt.render', 'authentication.challengeWith', 'authentication.challengeWithAny'];

/** An Action may stop the sign-in for one form or one challenge, its continuation included. */
export function requireFirstPause({ job, recorded }: ApiContext): void {
  const paused = recorded.some((one) => pauses.includes(one.call));
  if (job.handler === 'onContinuePostLogin' || paused)
    throw new Error('an Action may render one form, or challenge once');
}
