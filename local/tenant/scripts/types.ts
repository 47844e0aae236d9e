import type {
  Client,
  Connection,
  JsonObject,
  Organization,
  PostLoginClaims,
  RefreshToken,
  Session,
  SuspendedRun,
  User,
} from '../store/types.ts';

/** What a custom database script answered. `nobody` is `callback(null)`; `broken` is a script that broke its contract. */
export type DatabaseScriptOutcome =
  | { kind: 'profile'; profile: JsonObject & { user_id: string } }
  | { kind: 'nobody' }
  | {
      kind: 'error';
      /** `WrongUsernameOrPasswordError`, `ValidationError`, `UnauthorizedError`, or `Error` for every other one. */
      name: string;
      /** `invalid_user_password`, the ValidationError's own, `unauthorized`, `extensibility_error`. */
      code: string;
      message: string;
      /** First argument of WrongUsernameOrPasswordError; null when the script named nobody. */
      identifier?: string | null;
    }
  | { kind: 'timeout' }
  | { kind: 'broken'; message: string };

/** The request that the trigger runs for: the authorization request at first, the one that resumes it afterwards. */
export interface PostLoginRequest {
  ip: string;
  user_agent: string;
  language: string;
  hostname: string;
  method: string;
}

/** Present for every sign-in in a browser, absent for the grants of /oauth/token. */
export interface PostLoginTransaction {
  id: string;
  locale: string;
  login_hint?: string;
  prompt: string[];
  redirect_uri?: string;
  requested_scopes: string[];
  ui_locales: string[];
  /** The application's own OAuth state, not the one of Universal Login URLs. */
  state?: string;
  response_type?: string[];
  response_mode?: string;
}

/** One run of the post-login trigger, or its continuation when `resume` is there. */
export interface PostLoginRun {
  user: User;
  client: Client;
  connection: Connection;
  organization?: Organization;
  session?: Session;
  /** `oidc-basic-profile`, `oauth2-refresh-token`, ... */
  protocol: string;
  http: PostLoginRequest;
  query: Record<string, string>;
  body: Record<string, string>;
  transaction?: PostLoginTransaction;
  /** Only on the refresh token grant. */
  refreshToken?: RefreshToken;
  audience?: string;
  /** False where no page can be shown: prompt=none, refresh token. */
  canPrompt: boolean;
  resume?: SuspendedRun;
}

export type PostLoginOutcome =
  | {
      kind: 'completed';
      claims: PostLoginClaims;
      scopesAdded: string[];
      scopesRemoved: string[];
      /** Set by `authentication.setPrimaryUser`: the tokens are this user's. */
      primaryUser?: string;
    }
  /** `error` is `access_denied`, or the code that an Action gave to `validation.error`. */
  | { kind: 'denied'; error: string; reason: string; action: string }
  /** Store `run` on the transaction as it is, show `run.prompt` or ask for `run.challenge`, then call again with it as `resume`. */
  | { kind: 'suspended'; run: SuspendedRun }
  | { kind: 'interaction_required' }
  | { kind: 'failed'; action: string; error: string };

/** One run of password-reset-post-challenge: a mailed link was opened. */
export interface PostChallengeRun {
  /** For somebody not migrated yet, the user that the reset will create. */
  user: User;
  client: Client;
  connection: Connection;
  organization?: Organization;
  http: PostLoginRequest;
  query: Record<string, string>;
  locale: string;
}

export type PostChallengeOutcome =
  | { kind: 'completed'; resultUrl?: string }
  | { kind: 'denied'; action: string; reason: string }
  | { kind: 'failed'; action: string; error: string };

/** What the console shows of a run: secrets, `vars` and cached values are masked. */
export interface Execution {
  /** ISO 8601, the tenant's time. */
  at: string;
  /** Action name, or `<connection>/<script>`. */
  name: string;
  /** `onExecutePostLogin`, `login`, ... */
  handler: string;
  ms: number;
  outcome: string;
  commands: { call: string; args: unknown[] }[];
  /** At most 256 characters, as Auth0 keeps. */
  logs: string;
}
