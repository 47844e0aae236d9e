import type { Json, PostLoginClaims, SuspendedRun, User } from '../store/types.ts';

/** What the Actions of one trigger run have brought about so far. Nothing of it is written before the trigger has ended. */
export interface Progress {
  /** As at the start of the trigger: an Action sees no write of an earlier one here. */
  user: User;
  metadata: Record<string, string | number | boolean>;
  claims: PostLoginClaims;
  scopesAdded: string[];
  scopesRemoved: string[];
  /** First-level keys to write; null removes one. */
  appMetadata: Record<string, Json>;
  userMetadata: Record<string, Json>;
  primaryUser?: string;
  /** Where a reset ends. */
  resultUrl?: string;
}

/** What is kept in a transaction while a form is open: the shared type, and what only this folder reads. */
export interface PausedRun extends SuspendedRun {
  /** Name of the Action that showed the form. */
  action: string;
  progress: Progress;
}

export function startProgress(user: User): Progress {
  return {
    user: structuredClone(user),
    metadata: {},
    claims: { idToken: {}, accessToken: {} },
    scopesAdded: [],
    scopesRemoved: [],
    appMetadata: {},
    userMetadata: {},
  };
}
