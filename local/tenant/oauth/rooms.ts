import type { PostLoginOutcome, PostLoginRun } from '../scripts/types.ts';

/** What the protocol core needs from the other rooms of the tenant. */
export interface OauthRooms {
  runPostLogin(run: PostLoginRun): Promise<PostLoginOutcome>;
}
