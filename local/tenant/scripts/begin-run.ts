import { assumptions } from '../assumptions.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { type PausedRun, type Progress, startProgress } from './progress.ts';
import type { PostLoginRun } from './types.ts';

export type Begun =
  | { kind: 'begun'; bound: string[]; first: number; progress: Progress }
  | { kind: 'refused'; action: string; message: string };

/** The bound Actions, the first one to run, and what is known so far: nothing, or what the paused run had come to. */
export function beginRun(tenant: Tenant, run: PostLoginRun): Begun {
  const bound = tenant.configuration.triggers['post-login'] ?? [];
  if (bound.length > 20)
    return { kind: 'refused', action: bound[20] ?? '', message: 'more than 20 Actions are bound' };
  if (!run.resume) return { kind: 'begun', bound, first: 0, progress: startProgress(run.user) };
  if (!('progress' in run.resume))
    throw new Error('a suspended run must be kept as it was returned');
  const paused = run.resume as PausedRun;
  const refuse = (message: string): Begun => ({ kind: 'refused', action: paused.action, message });
  if (bound[paused.position] !== paused.action)
    return refuse('the Actions were bound anew while a form was open');
  // A copy: resuming twice from one suspended run starts twice from the same state.
  const progress = structuredClone(paused.progress);
  const user = findUser(tenant, progress.user.user_id);
  if (!user) return refuse('the user was deleted while a form was open');
  if (assumptions.eventUserFreshOnResume) progress.user = structuredClone(user);
  return { kind: 'begun', bound, first: paused.position, progress };
}
