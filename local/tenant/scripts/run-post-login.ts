import type { Tenant } from '../tenant.ts';
import { applyCommands, type Verdict } from './apply-commands.ts';
import { beginRun } from './begin-run.ts';
import type { Sandbox } from './create-sandbox.ts';
import { fail, failAction } from './fail-run.ts';
import type { PausedRun, Progress } from './progress.ts';
import { runAction } from './run-action.ts';
import type { PostLoginOutcome, PostLoginRun } from './types.ts';
import { findMetadataExcess, findWrongPrimary, writeMetadata } from './write-metadata.ts';

interface Step {
  position: number;
  name: string;
  progress: Progress;
  limitMs: number;
}

/**
 * Runs the Actions bound to post-login, in order, or goes on where a form or a challenge interrupted them. Claims, scopes and metadata take
 * effect at the end; a denial keeps the metadata, a failure and an abandoned page do not. All Actions together have one limit;
 * a continuation has its own.
 */
export async function runPostLogin(
  sandbox: Sandbox,
  tenant: Tenant,
  run: PostLoginRun,
): Promise<PostLoginOutcome> {
  const begun = beginRun(tenant, run);
  if (begun.kind === 'refused') return fail(tenant, run, begun.action, begun.message);
  const { bound, first, progress } = begun;
  const endsAt = performance.now() + sandbox.limitMs;
  for (const [offset, name] of bound.slice(first).entries()) {
    const limitMs = Math.max(endsAt - performance.now(), 1);
    const step = { position: first + offset, name, progress, limitMs };
    // Only the Action that asked for the page is continued; the later ones start.
    const end = await runStep(sandbox, tenant, offset === 0 ? run : withoutResume(run), step);
    if (end) return end;
  }
  writeMetadata(tenant, progress);
  const { claims, scopesAdded, scopesRemoved, primaryUser } = progress;
  return {
    kind: 'completed',
    claims,
    scopesAdded,
    scopesRemoved,
    ...(primaryUser !== undefined && { primaryUser }),
  };
}

function withoutResume({ resume: _, ...run }: PostLoginRun): PostLoginRun {
  return run;
}

/** Runs one Action; an outcome only if the run ends or pauses with it. */
async function runStep(
  sandbox: Sandbox,
  tenant: Tenant,
  run: PostLoginRun,
  { position, name, progress, limitMs }: Step,
): Promise<PostLoginOutcome | undefined> {
  const action = tenant.configuration.actions.find((one) => one.name === name);
  if (!action) return fail(tenant, run, name, 'the trigger names an Action that does not exist');
  const result = await runAction(sandbox, tenant, action, run, progress, limitMs);
  if (result.kind === 'failed') return failAction(tenant, run, action, result);
  const verdict = applyCommands(sandbox, progress, result.commands);
  const invalid = findMetadataExcess(progress) ?? findWrongPrimary(tenant, progress);
  if (invalid !== undefined) return fail(tenant, run, name, invalid);
  switch (verdict.kind) {
    case 'continue':
      return undefined;
    case 'deny':
      writeMetadata(tenant, progress);
      return { kind: 'denied', error: verdict.error, reason: verdict.reason, action: name };
    case 'render':
    case 'challenge': {
      if (!run.canPrompt) return { kind: 'interaction_required' };
      const { metadata, claims } = progress;
      const page = openPage(verdict);
      const paused: PausedRun = { position, action: name, metadata, claims, progress, ...page };
      return { kind: 'suspended', run: paused };
    }
  }
}

function openPage(
  verdict: Extract<Verdict, { kind: 'render' | 'challenge' }>,
): Pick<PausedRun, 'prompt' | 'challenge'> {
  if (verdict.kind === 'challenge') return { challenge: { factors: verdict.factors, done: false } };
  const { formId, fields, vars } = verdict;
  return { prompt: { formId, fields, vars, node: null, done: false, page: {} } };
}
