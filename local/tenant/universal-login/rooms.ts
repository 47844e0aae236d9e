import type { sendTemplate } from '../email/send-template.ts';
import type {
  DatabaseScriptOutcome,
  PostChallengeOutcome,
  PostChallengeRun,
} from '../scripts/types.ts';
import type { Connection, JsonObject } from '../store/types.ts';

/** What the pages need from the other rooms of the tenant. */
export interface LoginRooms {
  /** `args` without the context, which the runner adds where the connection asks for it. */
  runDatabaseScript(
    connection: Connection,
    script: 'login' | 'get_user',
    args: string[],
    context: JsonObject,
  ): Promise<DatabaseScriptOutcome>;
  /** The Actions of password-reset-post-challenge. */
  runPostChallenge(run: PostChallengeRun): Promise<PostChallengeOutcome>;
  sendTemplate: typeof sendTemplate;
}
