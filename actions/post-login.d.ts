/**
 * The part of Auth0's post-login trigger (v3) that the Actions use, under the names of the official types
 * (`@auth0/actions/post-login/v3`, not on the public registry): a later swap is one import.
 * Source: Auth0 docs, "Actions Triggers: post-login - Event Object" and "- API Object".
 */
export interface Event {
  /** How the person proved who they are in this session; `pwd`, `mfa`, ... Timestamps are ISO 8601. */
  authentication?: { methods: { name: string; timestamp: string }[] };
  client: { client_id: string; name: string; metadata: Record<string, string> };
  connection: { id: string; name: string };
  organization?: {
    id: string;
    name: string;
    display_name: string;
    metadata: Record<string, string>;
  };
  /** Fields come from the browser; vars were never out of the tenant's hands. */
  prompt?: { id: string; fields?: Record<string, unknown>; vars?: Record<string, unknown> };
  /** In an exchange of a refresh token; Auth0 shows it to Enterprise plans alone. */
  refresh_token?: { created_at?: string };
  request: { query: Record<string, string>; language?: string };
  secrets: Record<string, string>;
  transaction?: {
    locale?: string;
    protocol?: string;
    ui_locales?: string[];
    metadata: Record<string, unknown>;
  };
  user: {
    user_id: string;
    email?: string;
    email_verified: boolean;
    name?: string;
    last_password_reset?: string;
    app_metadata: Record<string, unknown>;
    enrolledFactors?: { type: string }[];
    identities: { user_id?: string }[];
  };
}

export interface PostLoginAPI {
  access: { deny(reason: string): void };
  authentication: { challengeWithAny(factors: { type: string }[]): void };
  accessToken: { setCustomClaim(key: string, value: unknown): void };
  idToken: { setCustomClaim(key: string, value: unknown): void };
  cache: Cache;
  prompt: {
    render(
      formId: string,
      data?: { fields?: Record<string, unknown>; vars?: Record<string, unknown> },
    ): void;
  };
  redirect: { canRedirect(): boolean };
  /** Seen at once by the later Actions of this sign-in, across forms; gone with it. */
  transaction: { setMetadata(key: string, value: string | null): void };
}

/** Lives per trigger, at most a day; `ttl` in milliseconds; a value holds 4 kB. */
export interface Cache {
  get(key: string): { value: string; expires_at: number } | undefined;
  set(key: string, value: string, options?: { ttl?: number; expires_at?: number }): unknown;
}
