import { assumptions } from '../assumptions.ts';
import type { Tenant } from '../tenant.ts';
import { applyCommands } from './apply-commands.ts';
import { buildPostChallengeEvent } from './build-post-challenge-event.ts';
import type { Sandbox } from './create-sandbox.ts';
import { logFailedRun } from './fail-run.ts';
import { startProgress } from './progress.ts';
import { runHandler } from './run-handler.ts';
import type { PostChallengeOutcome, PostChallengeRun } from './types.ts';

const triggerId = 'password-reset-post-challenge';

/** Runs the Actions bound to password-reset-post-challenge, in order: after the mailed link, before the new password. */
export async function runPostChallenge(
  sandbox: Sandbox,
  tenant: Tenant,
  run: PostChallengeRun,
): Promise<PostChallengeOutcome> {
  const bound = tenant.configuration.triggers[triggerId] ?? [];
  const fail = (action: string, error: string): PostChallengeOutcome => {
    logFailedRun(tenant, triggerId, run, { action, error });
    return { kind: 'failed', action, error };
  };
  if (bound.length > 4) return fail(bound[4] ?? '', 'more than 4 Actions are bound');
  const progress = startProgress(run.user);
  const { organization, ...rest } = run;
  const seen =
    assumptions.organizationKeptInReset && organization ? { ...rest, organization } : rest;
  const endsAt = performance.now() + sandbox.limitMs;
  for (const name of bound) {
    const action = tenant.configuration.actions.find((one) => one.name === name);
    if (!action) return fail(name, 'the trigger names an Action that does not exist');
    const result = await runHandler(
      sandbox,
      action,
      triggerId,
      {
        handler: 'onExecutePostChallenge',
        event: buildPostChallengeEvent(tenant, seen, action.secrets),
        canRedirect: false,
        forms: {},
        primaryUserSet: false,
        cache: {},
      },
      Math.max(endsAt - performance.now(), 1),
    );
    if (result.kind === 'failed') return fail(name, result.message);
    const verdict = applyCommands(sandbox, progress, result.commands);
    if (verdict.kind === 'deny') return { kind: 'denied', action: name, reason: verdict.reason };
  }
  const { resultUrl } = progress;
  return { kind: 'completed', ...(resultUrl !== undefined && { resultUrl }) };
}
