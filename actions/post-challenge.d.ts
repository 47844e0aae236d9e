/**
 * The part of Auth0's trigger password-reset-post-challenge (v1) that we use, under the names of the official types
 * (`@auth0/actions/password-reset-post-challenge/v1`, not on the public registry).
 * Source: Auth0 docs, "Actions Triggers: password-reset-post-challenge - Event Object" and "- API Object".
 */
export interface Event {
  /** The application that the reset was asked for. */
  client: { client_id: string; name: string; metadata?: Record<string, string> };
  /** Documented as optional, and not when it is there. */
  organization?: {
    id: string;
    name: string;
    display_name: string;
    metadata: Record<string, string>;
  };
  secrets: Record<string, string>;
}

export interface PostChallengeAPI {
  transaction: {
    /** Where the person goes on after the new password, in place of the application's default login route. */
    setResultUrl(url: string, options?: { query?: Record<string, string> }): void;
  };
}
