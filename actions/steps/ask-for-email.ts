import { updateUser } from '../../apis/management.ts';
import { createSecret } from '../../apis/proof.ts';
import type { Account, Attempt } from '../../policy/account.ts';
import {
  countSends,
  describeAttempt,
  findLiveAttempt,
  notePassword,
} from '../../policy/confirmation.ts';
import { describeSender } from '../../policy/describe-sender.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { composeSignOutUrl } from './compose-sign-out-url.ts';
import { connectManagement } from './connect-management.ts';
import { readLanguage, readProduct, refuse } from './refuse.ts';
import type { ConfirmEmailRun } from './run.ts';
import { TEXTS } from './texts.ts';

/** Stores what the proof will be bound to, then shows the form *Confirm your email address*. */
export async function askForEmail(run: ConfirmEmailRun, account: Account): Promise<void> {
  const { event, api, settings, now } = run;
  const attempt = await storeAttempt(run, account);
  if (attempt === null) return refuse(event, api, 'unavailable');
  const product = readProduct(event);
  const day = new Date(now).toISOString().slice(0, 10);
  api.prompt.render(settings.CONFIRM_EMAIL_FORM, {
    fields: { work_email: account.email },
    vars: {
      secret: attempt.secret,
      password_set: notePassword(account),
      day,
      sends: String(countSends(account, day)),
      confirm_url: composeConfirmUrl(run),
      sign_out_url: composeSignOutUrl(run),
      language: readLanguage(event),
      mail_subject: TEXTS[readLanguage(event)].subjects.confirm_email,
      user_name: describeSender(event.user.name, account.email),
      account_email: account.email,
      product_name: product === null ? event.client.name : PRODUCTS[product].name,
      organization_name: event.organization?.display_name ?? '',
    },
  });
}

async function storeAttempt(run: ConfirmEmailRun, account: Account): Promise<Attempt | null> {
  const live = findLiveAttempt(account, run.now);
  if (live !== null) return live;
  const attempt = describeAttempt(account, createSecret(), run.now);
  const stored = await updateUser(connectManagement(run), account.userId, {
    app_metadata: {
      confirmation: {
        secret: attempt.secret,
        at: attempt.at,
        email: attempt.email,
        identities: attempt.identities,
        last_password_reset: attempt.lastPasswordReset,
      },
    },
  });
  return stored.kind === 'updated' ? attempt : null;
}

/** The mailed link without its proof: an authorization request that only the session of this browser can answer. */
function composeConfirmUrl({ event, settings }: ConfirmEmailRun): string {
  const query = new URLSearchParams({
    client_id: settings.EMAIL_CONFIRMATION_CLIENT_ID,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: settings.START_URL,
    ui_locales: readLanguage(event),
  });
  return `${settings.ISSUER}authorize?${query}`;
}
