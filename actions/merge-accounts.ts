import { type Account, readAccount } from '../policy/account.ts';
import { judgeIntent } from '../policy/judge-merge.ts';
import { PRODUCTS } from '../policy/products.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { composeSignInAgainUrl } from './steps/compose-sign-out-url.ts';
import { mergeIntents } from './steps/merge-intents.ts';
import { noteLinked } from './steps/note-linked.ts';
import { failClosed, readProduct, refuse } from './steps/refuse.ts';
import { type MergeAccountsRun, mergeAccountsSecrets } from './steps/run.ts';

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
    if (!hasWork(run, primary)) return;
    // Post-login runs before the tenant's own second factor: whoever has one shows it before anything is merged.
    const factors = event.user.enrolledFactors ?? [];
    if (factors.length === 0) return noteLinked(run, await mergeIntents(run, primary));
    // Where nobody can be asked the intents wait, and the owner gets in.
    if (api.redirect.canRedirect()) {
      api.authentication.challengeWithAny(factors.map(({ type }) => ({ type })));
    }
  });
}

/** After the second factor the merge goes on. The page has no way on but through the other account's own sign-in. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, async () => {
    if (event.prompt !== undefined) return refuse(event, api, 'merge_pending');
    const run = startRun(event, api);
    noteLinked(run, await mergeIntents(run, readAccount(event.user)));
  });
}

function startRun(event: Event, api: PostLoginAPI): MergeAccountsRun {
  const settings = readSecrets(event.secrets, mergeAccountsSecrets);
  return { event, api, settings, now: Date.now() };
}

/** Whether any intent can be settled in this sign-in. */
function hasWork({ event, now }: MergeAccountsRun, primary: Account): boolean {
  const customerId = event.organization?.metadata.customer_id ?? '';
  return primary.intents.some((intent) => judgeIntent(primary, intent, customerId, now) !== 'keep');
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
