import { readAccount } from '../policy/account.ts';
import { hasIntentToSettle } from '../policy/judge-merge.ts';
import { PRODUCTS } from '../policy/products.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { composeSignInAgainUrl } from './steps/compose-sign-out-url.ts';
import { describeSignIn } from './steps/describe-sign-in.ts';
import { mergeIntents } from './steps/merge-intents.ts';
import { noteLinked } from './steps/note-linked.ts';
import { failClosed, readProduct, refuse } from './steps/refuse.ts';
import { type MergeAccountsRun, mergeAccountsSecrets } from './steps/run.ts';
import { lacksSecondFactor } from './steps/second-factor.ts';

/**
 * Sends whoever confirmed the email of an established account to that account's own sign-in; and in that one, with both
 * passwords proven, makes the two accounts one.
 */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, async () => {
    const run = startRun(event, api);
    const owner = event.transaction?.metadata.merge_into;
    if (typeof owner === 'string') return askForOtherPassword(run, owner);
    const primary = readAccount(event.user);
    if (!hasIntentToSettle(primary, describeSignIn(run))) return;
    // Where nobody could be asked for it the intents wait, and the owner gets in.
    if (lacksSecondFactor(event)) return;
    noteLinked(run, await mergeIntents(run, primary));
  });
}

/** The page has no way on but through the other account's own sign-in. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => refuse(event, api, 'merge_pending'));
}

function startRun(event: Event, api: PostLoginAPI): MergeAccountsRun {
  const settings = readSecrets(event.secrets, mergeAccountsSecrets);
  return { event, api, settings, now: Date.now() };
}

function askForOtherPassword(run: MergeAccountsRun, owner: string): void {
  const { event, api, settings } = run;
  const product = readProduct(event);
  api.prompt.render(settings.MERGE_ACCOUNTS_FORM, {
    vars: {
      email: owner,
      product_name: product === null ? event.client.name : PRODUCTS[product].name,
      sign_in_url: composeSignInAgainUrl(run, owner),
      sign_out_url: composeSignInAgainUrl(run, null),
    },
  });
}
