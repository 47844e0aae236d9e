import { readAccount } from '../policy/account.ts';
import { mustChoosePassword } from '../policy/judge-gate.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { failClosed, refuse } from './steps/refuse.ts';

/** A product password below the Product Cloud policy proves who its owner is, but opens nothing until a new one is chosen. */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => {
    if (mustChoosePassword(readAccount(event.user))) refuse(event, api, 'password_below_policy');
  });
}
