import { readAccount } from '../policy/account.ts';
import { judgeSecondFactor } from '../policy/judge-second-factor.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { describeCredential, describeSignIn } from './steps/describe-sign-in.ts';
import { failClosed, readProduct, refuse } from './steps/refuse.ts';
import { lacksSecondFactor, noteSecondFactor } from './steps/second-factor.ts';

/**
 * Whoever has a second factor shows it before a sign-in confirms an address, merges accounts, opens a product for the first time, or
 * opens anything once the password was reset: the tenant's own challenge comes after all Actions.
 */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => {
    const opened = readProduct(event);
    // The mailed link opens nothing by itself, and the next Action refuses every other application.
    if (opened === null || !lacksSecondFactor(event)) return;
    const signIn = {
      ...describeSignIn({ event, now: Date.now() }),
      from: describeCredential(event).kind,
    };
    const need = judgeSecondFactor(readAccount(event.user), opened, signIn);
    if (need === 'not_needed') return;
    if (api.redirect.canRedirect()) {
      const factors = event.user.enrolledFactors ?? [];
      return api.authentication.challengeWithAny(factors.map(({ type }) => ({ type })));
    }
    // Where nobody can be asked the intents wait, and the owner gets in.
    if (need === 'required') refuse(event, api, 'second_factor_required');
  });
}

/** Auth0 comes back here only when the factor was shown. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => noteSecondFactor(api));
}
