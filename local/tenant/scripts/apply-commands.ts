import type { JsonObject } from '../store/types.ts';
import type { Sandbox } from './create-sandbox.ts';
import type { Progress } from './progress.ts';
import type { Command } from './protocol.ts';

/** What an Action's commands mean for the sign-in, beyond what they add to the progress. A denial outweighs a page. */
export type Verdict =
  | { kind: 'continue' }
  | { kind: 'deny'; error: string; reason: string }
  | { kind: 'render'; formId: string; fields: JsonObject; vars: JsonObject }
  | { kind: 'challenge'; factors: string[] };

/** Carries out the commands of one Action, in the order of its calls. */
export function applyCommands(sandbox: Sandbox, progress: Progress, commands: Command[]): Verdict {
  let verdict: Verdict = { kind: 'continue' };
  for (const command of commands) {
    const next = applyCommand(sandbox, progress, command);
    if (next && !(verdict.kind === 'deny' && next.kind !== 'deny')) verdict = next;
  }
  // Auth0 documents that user metadata set beside setPrimaryUser is lost.
  if (commands.some((one) => one.call === 'authentication.setPrimaryUser'))
    for (const one of commands)
      if (one.call === 'user.setUserMetadata') delete progress.userMetadata[one.args[0]];
  return verdict;
}

function applyCommand(sandbox: Sandbox, progress: Progress, command: Command): Verdict | undefined {
  switch (command.call) {
    case 'access.deny':
      return { kind: 'deny', error: 'access_denied', reason: command.args[0] };
    case 'validation.error':
      return { kind: 'deny', error: command.args[0], reason: command.args[1] };
    case 'prompt.render':
      return { kind: 'render', formId: command.args[0], ...command.args[1] };
    case 'authentication.challengeWith':
    case 'authentication.challengeWithAny':
      return { kind: 'challenge', factors: command.args[0] };
    case 'cache.set':
      sandbox.cache.set(...command.args);
      return undefined;
    case 'cache.delete':
      sandbox.cache.delete(command.args[0]);
      return undefined;
    default:
      addToProgress(progress, command);
      return undefined;
  }
}

type ProgressCommand = Exclude<
  Command,
  {
    call:
      | 'access.deny'
      | 'validation.error'
      | 'prompt.render'
      | 'authentication.challengeWith'
      | 'authentication.challengeWithAny'
      | 'cache.set'
      | 'cache.delete';
  }
>;

function addToProgress(progress: Progress, command: ProgressCommand): void {
  switch (command.call) {
    case 'idToken.setCustomClaim':
      progress.claims.idToken[command.args[0]] = command.args[1];
      return;
    case 'accessToken.setCustomClaim':
      progress.claims.accessToken[command.args[0]] = command.args[1];
      return;
    case 'accessToken.addScope':
      move(command.args[0], progress.scopesRemoved, progress.scopesAdded);
      return;
    case 'accessToken.removeScope':
      move(command.args[0], progress.scopesAdded, progress.scopesRemoved);
      return;
    case 'user.setAppMetadata':
      progress.appMetadata[command.args[0]] = command.args[1];
      return;
    case 'user.setUserMetadata':
      progress.userMetadata[command.args[0]] = command.args[1];
      return;
    case 'transaction.setMetadata':
      if (command.args[1] === null) delete progress.metadata[command.args[0]];
      else progress.metadata[command.args[0]] = command.args[1];
      return;
    case 'authentication.setPrimaryUser':
      progress.primaryUser = command.args[0];
      return;
    case 'transaction.setResultUrl':
      progress.resultUrl = command.args[0];
      return;
  }
}

function move(scope: string, from: string[], to: string[]): void {
  const index = from.indexOf(scope);
  if (index >= 0) from.splice(index, 1);
  if (!to.includes(scope)) to.push(scope);
}
