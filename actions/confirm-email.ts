import { readUser } from '../apis/management.ts';
import { readAccount } from '../policy/account.ts';
import { isSamePassword, judgeConfirmation } from '../policy/confirmation.ts';
import { normalizeIdentifier } from '../policy/identifier.ts';
import { isOlderThanPassword } from '../policy/judge-freshness.ts';
import { isSquatter, judgeGate } from '../policy/judge-gate.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { adoptEmail } from './steps/adopt-email.ts';
import { askForEmail } from './steps/ask-for-email.ts';
import { connectManagement } from './steps/connect-management.ts';
import { describeCredential } from './steps/describe-sign-in.ts';
import { expectedProof } from './steps/expected-proof.ts';
import { freeAddress } from './steps/free-address.ts';
import { judgeAdmission } from './steps/judge-admission.ts';
import { failClosed, refuse } from './steps/refuse.ts';
import { type ConfirmEmailRun, confirmEmailSecrets } from './steps/run.ts';
import { showLinkResult } from './steps/show-link-result.ts';

/** No token leaves for a product before the account's email is confirmed. Judged on every run, whatever was shown before. */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => begin(startRun(event, api)));
}

/** Comes back from the form *Confirm your email address* and believes only what is stored. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => goOn(startRun(event, api)));
}

function startRun(event: Event, api: PostLoginAPI): ConfirmEmailRun {
  return { event, api, settings: readSecrets(event.secrets, confirmEmailSecrets), now: Date.now() };
}

async function begin(run: ConfirmEmailRun): Promise<void> {
  const { event, api, settings, now } = run;
  const account = readAccount(event.user);
  if (event.client.client_id === settings.EMAIL_CONFIRMATION_CLIENT_ID) {
    return showLinkResult(run, account);
  }
  const refusal = judgeAdmission(run, account);
  if (refusal !== null) return refuse(event, api, refusal);
  // Whoever took the account back by a reset shut out what was opened with the old password.
  if (isOlderThanPassword(account, describeCredential(event))) {
    return refuse(event, api, 'password_changed');
  }

  const gate = judgeGate(account);
  if (gate === 'open') return;
  if (gate === 'proven_by_reset') {
    const customerId = event.organization?.metadata.customer_id ?? '';
    if (isSquatter(account, customerId)) {
      return refuse(event, api, await freeAddress(run, account, 'start_over'));
    }
    return adoptEmail(run, account, account.email);
  }

  // An outage may have stopped an earlier sign-in after the click: its proof still serves, without a new mail.
  const earlier = judgeConfirmation(account, null, expectedProof(account), now);
  if (earlier.kind === 'confirmed') return adoptEmail(run, account, earlier.email);

  if (!api.redirect.canRedirect()) return refuse(event, api, 'confirmation_required');
  return askForEmail(run, account);
}

async function goOn(run: ConfirmEmailRun): Promise<void> {
  const { event, api, settings, now } = run;
  if (event.client.client_id === settings.EMAIL_CONFIRMATION_CLIENT_ID) {
    return refuse(event, api, 'confirmation_page_left');
  }
  // Whether `event.user` is fresh after a form is not documented.
  const read = await readUser(connectManagement(run), event.user.user_id);
  if (read.kind !== 'found') return refuse(event, api, 'unavailable');
  const account = readAccount(read.user);
  const refusal = judgeAdmission(run, account);
  if (refusal !== null) return refuse(event, api, refusal);
  if (!isSamePassword(account, event.prompt?.vars?.password_set)) {
    return refuse(event, api, 'confirmation_replaced');
  }
  if (judgeGate(account) === 'open') return;

  const secret = String(event.prompt?.vars?.secret ?? '');
  const confirmation = judgeConfirmation(account, secret, expectedProof(account), now);
  switch (confirmation.kind) {
    case 'confirmed': {
      const typed = normalizeIdentifier(String(event.prompt?.fields?.work_email ?? ''));
      if (typed !== confirmation.email) return refuse(event, api, 'not_confirmed');
      return adoptEmail(run, account, confirmation.email);
    }
    case 'replaced':
      return refuse(event, api, 'confirmation_replaced');
    case 'expired':
      return refuse(event, api, 'confirmation_expired');
    case 'not_confirmed':
      return refuse(event, api, 'not_confirmed');
  }
}
