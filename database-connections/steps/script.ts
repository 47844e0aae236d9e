import type { ImportedProfile } from '../../policy/build-profile.ts';
import { describeFailure } from '../../policy/describe-failure.ts';
import { SCRIPT_TEXTS, type ScriptReason } from '../../policy/script-texts.ts';

/** All that Auth0 tells a database script about the sign-in. */
export interface ScriptContext {
  organization?: { metadata?: Readonly<Record<string, unknown>> };
}

export type ScriptCallback = (error: Error | null, profile?: ImportedProfile) => void;

/** What a script found out; `details` goes to the log alone and names no person. */
export type ScriptOutcome =
  | { kind: 'profile'; profile: ImportedProfile }
  | { kind: 'nobody' }
  | { kind: 'refused'; reason: ScriptReason; details?: string };

export function refused(
  reason: ScriptReason,
  details?: string,
): Extract<ScriptOutcome, { kind: 'refused' }> {
  return { kind: 'refused', reason, ...(details !== undefined && { details }) };
}

/** Runs a script and calls back exactly once, whatever happens; a bug reads as a generic failure, never as a wrong password. */
export async function answer(
  name: 'login' | 'get_user',
  identifier: string,
  callback: ScriptCallback,
  run: () => Promise<ScriptOutcome>,
): Promise<void> {
  let outcome: ScriptOutcome;
  try {
    outcome = await run();
  } catch (error) {
    console.error(`${name}: ${describeFailure(error)}`);
    return callback(new Error('unexpected'));
  }
  switch (outcome.kind) {
    case 'profile':
      console.info(`${name}: found`);
      return callback(null, outcome.profile);
    case 'nobody':
      console.info(`${name}: nobody`);
      return callback(null);
    case 'refused':
      console.info(`${name}: ${[outcome.reason, outcome.details].filter(Boolean).join(' ')}`);
      return callback(describeRefusal(outcome.reason, identifier));
  }
}

/** Only a wrong password may count towards the block after failed attempts; the other errors have a code that the tenant translates. */
function describeRefusal(reason: ScriptReason, identifier: string): Error {
  const text = SCRIPT_TEXTS[reason];
  return reason === 'wrong_credentials'
    ? new WrongUsernameOrPasswordError(identifier, text)
    : new ValidationError(reason, text);
}
