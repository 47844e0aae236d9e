import { assumptions } from '../../assumptions.ts';
import { touchSession } from '../../store/sessions.ts';
import { endTransaction } from '../../store/transactions.ts';
import type { SuspendedRun, Transaction } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import type { Refusal } from '../refusal.ts';
import type { OauthRooms } from '../rooms.ts';
import { buildRun, type SignInRequest } from './build-run.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { hasSessionEnded, loadSignIn, type SignIn } from './load-sign-in.ts';
import { logSignIn } from './log-sign-in.ts';

/** The next thing the browser gets: one of the tenant's pages, or the application's answer. */
export type SignInStep =
  | { kind: 'page'; path: string }
  | { kind: 'answered'; answer: Record<string, string> };

const loginRequired: Refusal = { error: 'login_required', error_description: 'Login required' };

/** Takes a sign-in from where it stands to the next page or to its end. An answer uses the transaction up. */
export async function continueSignIn(
  tenant: Tenant,
  rooms: OauthRooms,
  transaction: Transaction,
  request: SignInRequest,
): Promise<SignInStep> {
  const { state, run } = transaction;
  const load = loadSignIn(tenant, transaction);
  if (load.kind === 'refused') return refuse(tenant, transaction, load.refusal);
  if (load.kind === 'authentication_needed') return askToSignIn(tenant, transaction);
  // Asking for the page again must not run the Action that waits for its end.
  const waiting = run && showOpenPage(state, run);
  if (waiting) return waiting;
  if (load.signIn.session) touchSession(tenant, load.signIn.session);
  return runActions(tenant, rooms, transaction, load.signIn, request);
}

async function runActions(
  tenant: Tenant,
  rooms: OauthRooms,
  transaction: Transaction,
  signIn: SignIn,
  request: SignInRequest,
): Promise<SignInStep> {
  const run = buildRun(transaction, signIn, request);
  const outcome = await rooms.runPostLogin(run);
  switch (outcome.kind) {
    case 'completed': {
      // Ended while the Actions ran: by themselves, by an administrator, by a logout in another tab.
      if (hasSessionEnded(tenant, transaction)) return askToSignIn(tenant, transaction);
      const completion = completeSignIn(tenant, transaction, signIn, outcome);
      if (completion.kind === 'refused') return refuse(tenant, transaction, completion.refusal);
      logSignIn(tenant, transaction, { kind: 'succeeded' });
      endTransaction(tenant, transaction);
      return { kind: 'answered', answer: { code: completion.code } };
    }
    case 'suspended':
      if (!run.canPrompt) return refuse(tenant, transaction, interactionRequired);
      transaction.run = outcome.run;
      return showOpenPage(transaction.state, outcome.run) ?? nothingToShow(outcome.run);
    case 'interaction_required':
      return refuse(tenant, transaction, interactionRequired);
    case 'denied':
      return refuse(tenant, transaction, {
        error: outcome.error,
        error_description: outcome.reason,
      });
    case 'failed':
      // The cause belongs in the tenant log that the runtime writes, never in a URL.
      return refuse(tenant, transaction, {
        error: assumptions.failedActionError,
        error_description: 'Something went wrong, please try again later.',
      });
  }
}

const interactionRequired: Refusal = {
  error: 'interaction_required',
  error_description: 'Interaction required',
};

function askToSignIn(tenant: Tenant, transaction: Transaction): SignInStep {
  if (transaction.request.prompt.includes('none'))
    return refuse(tenant, transaction, loginRequired);
  forgetPerson(transaction);
  return { kind: 'page', path: `/u/login/identifier?state=${transaction.state}` };
}

/** The form or the challenge that a run waits for, unless it is done. */
function showOpenPage(state: string, { prompt, challenge }: SuspendedRun): SignInStep | undefined {
  if (prompt && !prompt.done)
    return {
      kind: 'page',
      path: `/u/custom-prompt/${encodeURIComponent(prompt.formId)}?state=${state}`,
    };
  if (challenge && !challenge.done)
    return { kind: 'page', path: `/u/mfa-otp-challenge?state=${state}` };
  return undefined;
}

function nothingToShow({ position }: SuspendedRun): never {
  throw new Error(`post-login waits at Action ${position} for nothing`);
}

function refuse(tenant: Tenant, transaction: Transaction, refusal: Refusal): SignInStep {
  logSignIn(tenant, transaction, { kind: 'failed', refusal });
  endTransaction(tenant, transaction);
  return { kind: 'answered', answer: { ...refusal } };
}

function forgetPerson(transaction: Transaction): void {
  delete transaction.user_id;
  delete transaction.session_id;
  delete transaction.outlived_session_id;
  delete transaction.connection;
  delete transaction.identifier;
  delete transaction.run;
}
