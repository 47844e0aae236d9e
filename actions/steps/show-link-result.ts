import { updateUser } from '../../apis/management.ts';
import type { Account } from '../../policy/account.ts';
import { judgeLink, type LinkOutcome } from '../../policy/confirmation.ts';
import { type LinkReason, REASON_CODES } from '../../policy/reason-codes.ts';
import { composeSignOutUrl } from './compose-sign-out-url.ts';
import { connectManagement } from './connect-management.ts';
import { expectedProof } from './expected-proof.ts';
import type { ConfirmEmailRun } from './run.ts';

/**
 * The mailed link was opened in a session: judges its proof for this session's account alone and says what to do.
 * The form shown has no way on, so that this application never gets a token.
 */
export async function showLinkResult(run: ConfirmEmailRun, account: Account): Promise<void> {
  const outcome = await recordClick(run, account);
  console.info(`confirmation link: ${outcome}`);
  run.api.prompt.render(run.settings.CONFIRMATION_RESULT_FORM, {
    vars: {
      outcome,
      ...(outcome !== 'confirmed' && describeFailure(outcome, run.now)),
      email: outcome === 'confirmed' ? account.request?.email : account.email,
      sign_out_url: composeSignOutUrl(run),
    },
  });
}

/** What somebody reads out to support: on this page there is no product to say it. */
function describeFailure(outcome: Exclude<LinkOutcome, 'confirmed'>, now: number) {
  const time = new Date(now).toISOString().replace(/T(.{8}).*/, ' $1 UTC');
  return { code: REASON_CODES[REASONS[outcome]], time };
}

// Written out: the build puts the codes into an Action whose ids its code names.
const REASONS: Record<Exclude<LinkOutcome, 'confirmed'>, LinkReason> = {
  used: 'link_used',
  expired: 'link_expired',
  other: 'link_other',
  invalid: 'link_invalid',
  unavailable: 'link_unavailable',
};

async function recordClick(run: ConfirmEmailRun, account: Account): Promise<LinkOutcome> {
  const proof = run.event.request.query['ext-proof'];
  const outcome = judgeLink(account, proof, expectedProof(account), run.now);
  if (outcome !== 'confirmed') return outcome;
  // The Management API and not the Action's own metadata call: the first tab must see it while this form is open.
  const stored = await updateUser(connectManagement(run), account.userId, {
    app_metadata: { confirmation_seen: { proof, at: run.now } },
  });
  return stored.kind === 'updated' ? 'confirmed' : 'unavailable';
}
