import { readUser } from '../apis/management.ts';
import { readAccount } from '../policy/account.ts';
import { judgeGate, mustChoosePassword } from '../policy/judge-gate.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { askForNewPassword } from './steps/ask-for-new-password.ts';
import { connectManagement } from './steps/connect-management.ts';
import { failClosed, refuse } from './steps/refuse.ts';
import { newPasswordSecrets } from './steps/run.ts';

/** A product password below the Product Cloud policy proves who its owner is, but opens nothing until a new one is chosen. */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, async () => {
    const settings = readSecrets(event.secrets, newPasswordSecrets);
    if (!mustChoosePassword(readAccount(event.user))) return;
    if (!api.redirect.canRedirect()) return refuse(event, api, 'password_below_policy');
    const run = { event, api, settings, now: Date.now() };
    // The address may have been adopted a moment ago, and `event.user` be older.
    const read = await readUser(connectManagement(run), event.user.user_id);
    if (read.kind !== 'found') return refuse(event, api, 'unavailable');
    const account = readAccount(read.user);
    // Who reset the password during this sign-in has shown the old one alone.
    if (judgeGate(account) !== 'open' || !mustChoosePassword(account)) {
      return refuse(event, api, 'confirmation_replaced');
    }
    askForNewPassword(run, read.user);
  });
}

/** The form has no way on: the person signs in with the new password. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => refuse(event, api, 'password_page_left'));
}
