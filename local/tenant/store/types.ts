/** What the tenant was configured with (shapes of the Management API) and what happened in it since it started. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

// ---- configuration, as deployed -------------------------------------------------------------------------------------

export interface Client {
  client_id: string;
  client_secret: string;
  name: string;
  app_type: 'regular_web' | 'spa' | 'native' | 'non_interactive';
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
  grant_types: string[];
  /** Null for an application with `client_authentication_methods`. */
  token_endpoint_auth_method: 'none' | 'client_secret_post' | 'client_secret_basic' | null;
  client_authentication_methods?: { private_key_jwt?: { credentials: { id: string }[] } } | null;
  initiate_login_uri?: string;
  logo_uri?: string;
  client_metadata: Record<string, string>;
  organization_usage: 'deny' | 'allow' | 'require';
  organization_require_behavior: 'no_prompt' | 'pre_login_prompt' | 'post_login_prompt';
  refresh_token?: {
    rotation_type?: string;
    expiration_type?: string;
    token_lifetime?: number;
    leeway?: number;
  };
  [key: string]: unknown;
}

export interface ResourceServer {
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description?: string }[];
  token_lifetime: number;
  allow_offline_access: boolean;
  signing_alg?: string;
  token_dialect?: string;
  skip_consent_for_verifiable_first_party_clients?: boolean;
  enforce_policies?: boolean;
}

export interface ClientGrant {
  id: string;
  client_id: string;
  audience: string;
  scope: string[];
  organization_usage?: string;
  allow_any_organization?: boolean;
  subject_type?: string;
}

export interface Connection {
  id: string;
  name: string;
  strategy: 'auth0';
  enabled_clients: string[]; // client ids
  options: {
    import_mode?: boolean;
    enabledDatabaseCustomization?: boolean;
    disable_signup?: boolean;
    brute_force_protection?: boolean;
    customScripts?: Partial<Record<'login' | 'get_user', string>>; // source text
    configuration?: Record<string, string>;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

export interface Organization {
  id: string;
  name: string;
  display_name: string;
  metadata: Record<string, string>;
  connections: {
    connection_id: string;
    assign_membership_on_login: boolean;
    is_signup_enabled: boolean;
    show_as_button?: boolean;
  }[];
  branding?: JsonObject;
}

/** What runs: the newest deployed version of an Action. */
export interface DeployedAction {
  id: string;
  name: string;
  code: string;
  runtime?: string;
  secrets: Record<string, string>;
  dependencies: { name: string; version: string }[];
  supported_triggers: { id: string; version: string }[];
}

/** What stands in the editor of an Action. It runs only once it is deployed. */
export interface ActionDraft {
  id: string;
  name: string;
  code: string;
  runtime: string;
  secrets: ActionSecret[];
  dependencies: { name: string; version: string }[];
  supported_triggers: { id: string; version: string }[];
  createdAt: number;
  updatedAt: number;
  /** Newest last; the last one is deployed. */
  versions: ActionVersion[];
}

export interface ActionSecret {
  name: string;
  value: string;
  updatedAt: number;
}

export interface ActionVersion {
  id: string;
  number: number;
  at: number;
  code: string;
  runtime: string;
  secrets: ActionSecret[];
  dependencies: { name: string; version: string }[];
}

export interface FormDefinition {
  id: string;
  name: string;
  [key: string]: unknown; // nodes, start, ending, translations, ...: read by local/tenant/forms alone
}

export interface FlowDefinition {
  id: string;
  name: string;
  actions: unknown[];
}

export interface VaultConnection {
  id: string;
  name: string;
  app_id: string;
  setup: Record<string, string>;
}

export interface EmailTemplate {
  template: string;
  body: string;
  from: string;
  subject: string;
  enabled: boolean;
  urlLifetimeInSeconds?: number;
  resultUrl?: string;
  [key: string]: unknown;
}

/** A right of an API that a role or a user may have. */
export interface Permission {
  permission_name: string;
  resource_server_identifier: string;
}

export interface Role {
  id: string;
  name: string;
  description: string;
  permissions: Permission[];
}

export interface CustomDomain {
  custom_domain_id: string;
  domain: string;
  type: string;
  primary: boolean;
  is_default: boolean;
  status: 'pending_verification' | 'ready';
  tls_policy: string;
  domain_metadata?: Record<string, string>;
  [key: string]: unknown;
}

export interface LogStream {
  id: string;
  name: string;
  type: string;
  status: string;
  sink: JsonObject;
  [key: string]: unknown;
}

/** The public half of a key with which an application proves who it is. */
export interface PublicKeyCredential {
  id: string;
  client_id: string;
  name?: string;
  kid: string;
  alg: 'RS256' | 'RS384' | 'PS256';
  pem: string;
  created_at: string;
  updated_at: string;
  expires_at?: string;
}

export interface TenantConfiguration {
  settings: JsonObject & { enabled_locales: string[]; friendly_name: string };
  clients: Client[];
  resourceServers: ResourceServer[];
  clientGrants: ClientGrant[];
  connections: Connection[];
  organizations: Organization[];
  roles: Role[];
  customDomains: CustomDomain[];
  logStreams: LogStream[];
  publicKeys: PublicKeyCredential[];
  actions: DeployedAction[];
  triggers: Record<string, string[]>; // trigger id -> Action names, in binding order
  forms: FormDefinition[];
  flows: FlowDefinition[];
  vaultConnections: VaultConnection[];
  prompts: {
    universal_login_experience: string;
    identifier_first: boolean;
    webauthn_platform_first_factor?: boolean;
  };
  customText: Record<string, Record<string, Record<string, Record<string, string>>>>; // language, prompt, screen, key
  partials: Record<string, JsonObject>; // prompt -> screen -> insertion point -> Liquid
  /** The page around the widget of Universal Login, in Liquid. */
  pageTemplate?: string;
  branding: JsonObject;
  theme: JsonObject;
  /** Null: nothing can be mailed. */
  emailProvider: {
    name: string;
    enabled: boolean;
    default_from_address: string;
    credentials: Record<string, Json>;
  } | null;
  emailTemplates: EmailTemplate[];
  bruteForce: {
    enabled: boolean;
    shields: string[];
    mode: string;
    max_attempts: number;
    allowlist: string[];
  };
  suspiciousIp: {
    enabled: boolean;
    shields: string[];
    allowlist: string[];
    stage: { 'pre-login'?: { max_attempts: number; rate: number } };
  };
  errorPage?: { html?: string; url?: string; show_log_link?: boolean };
  /** The Actions as the Management API shows them; made from `actions` when it is first asked. */
  drafts?: ActionDraft[];
  /** Answered as it was written, by what it is; this tenant does nothing by it. */
  kept: Record<string, JsonObject>;
}

// ---- what happened --------------------------------------------------------------------------------------------------

export interface Identity {
  provider: 'auth0';
  connection: string;
  user_id: string; // bare: pim|<customer id>|42
  isSocial: false;
  profileData?: JsonObject; // of linked identities only
}

export interface User {
  user_id: string; // auth0|<id of the first identity>
  email: string; // lower-cased
  email_verified: boolean;
  name: string;
  nickname: string;
  given_name?: string;
  family_name?: string;
  picture: string;
  app_metadata: JsonObject;
  user_metadata: JsonObject;
  identities: Identity[]; // [0] is the primary one
  created_at: string;
  updated_at: string;
  last_login?: string;
  last_ip?: string;
  last_password_reset?: string;
  logins_count: number;
  blocked?: boolean;
}

/** One database identity's own way in; a linked identity keeps its own, as on Auth0. */
export interface Credential {
  connection: string; // name
  identityId: string; // bare
  email: string; // lower-cased
  passwordHash: string;
}

/** Found at once by either key, however many people there are: the same credential in both, each key made by `credential-table.ts`. */
export interface Credentials {
  byIdentity: Map<string, Credential>;
  byEmail: Map<string, Credential>;
}

/** An authenticator app with one-time codes. */
export interface OtpFactor {
  user_id: string;
  secret: string; // base32
  usedStep: number; // of the last code that was taken, in half minutes since 1970
  failedAt: number[];
}

export interface Session {
  id: string;
  user_id: string;
  connection: string;
  createdAt: number;
  authenticatedAt: number;
  lastInteractedAt: number;
  /** When a second factor was shown, if one was. */
  mfaAt?: number;
  clients: string[];
}

/** One sign-in under way: from /authorize to the redirect back. It lives an hour and belongs to one browser. */
export interface Transaction {
  id: string;
  state: string; // the opaque `state` of every Universal Login URL
  browser: string; // value of the `did` cookie that started it
  client_id: string;
  request: {
    redirect_uri: string;
    response_type: string;
    response_mode?: string;
    scope: string[];
    audience?: string;
    state?: string;
    nonce?: string;
    code_challenge?: string;
    code_challenge_method?: string;
    prompt: string[];
    login_hint?: string;
    ui_locales: string[];
    max_age?: number;
  };
  query: Record<string, string>; // the whole /authorize query, `ext-*` included
  http: { ip: string; user_agent: string; language: string; hostname: string };
  organization_id?: string;
  locale: string;
  identifier?: string; // typed on the identifier page
  user_id?: string; // set once authenticated
  session_id?: string;
  /** The session that it goes on without: its tokens still name it. */
  outlived_session_id?: string;
  connection?: string; // name
  run?: SuspendedRun;
  createdAt: number;
}

/** Where post-login stands while a form is open or a second factor is asked for: one of the two. */
export interface SuspendedRun {
  position: number; // index of the Action to continue
  metadata: Record<string, string | number | boolean>;
  claims: PostLoginClaims;
  prompt?: OpenPrompt;
  challenge?: OpenChallenge;
}

export interface PostLoginClaims {
  idToken: JsonObject;
  accessToken: JsonObject;
}

/** A form on screen. `vars` stay on the server; `fields` come from the browser. */
export interface OpenPrompt {
  formId: string;
  fields: JsonObject;
  vars: JsonObject;
  node: string | null; // current STEP, null before the first
  done: boolean; // reached its ending: post-login may go on
  page: JsonObject; // the interpreter's own notes (resend counters, last error)
}

/** A second factor that an Action asked for. */
export interface OpenChallenge {
  factors: string[]; // any of these types will do
  done: boolean; // shown: post-login may go on
}

export interface AuthorizationCode {
  code: string;
  client_id: string;
  redirect_uri: string;
  code_challenge?: string;
  code_challenge_method?: string;
  nonce?: string;
  user_id: string;
  session_id?: string;
  organization_id?: string;
  connection: string;
  scope: string[];
  audience?: string;
  claims: PostLoginClaims;
  expiresAt: number;
  used: boolean;
}

export interface RefreshToken {
  id: string;
  family: string;
  tokenHash: string;
  client_id: string;
  user_id: string;
  session_id?: string;
  organization_id?: string;
  connection: string;
  scope: string[];
  audience?: string;
  createdAt: number;
  expiresAt: number;
  revoked: boolean;
  rotatedTo?: string;
}

/** A mailed link of the tenant itself (password reset, unblock). */
export interface Ticket {
  ticket: string;
  kind: 'password-change' | 'unblock';
  connection: string;
  email: string;
  identityId?: string; // absent: not imported yet, `get_user` decides when it is used
  profile?: JsonObject; // what `get_user` returned
  marksEmailVerified: boolean; // whether using it proves the inbox
  client_id?: string;
  organization_id?: string;
  /** What the Actions said when the link was opened last. */
  challenge?: { resultUrl?: string };
  expiresAt: number;
  usedAt?: number;
}

export interface Block {
  identifier: string;
  connection: string;
  ip: string;
  failures: number;
  blockedAt?: number;
  notifiedAt?: number;
}

/** A tenant log entry with Auth0's type codes. `description` and `details` never hold secrets. */
export interface LogEvent {
  log_id: string;
  date: string;
  type: string;
  description?: string;
  client_id?: string;
  client_name?: string;
  connection?: string;
  user_id?: string;
  user_name?: string;
  ip?: string;
  user_agent?: string;
  details?: JsonObject;
}

/** Something that was asked of the Management API and is done by itself; here it is done at once. */
export interface Job {
  /** As the API answers it. */
  shown: JsonObject & { id: string; type: string; status: string };
  /** What could not be imported. */
  errors: Json[];
  /** What an export gives, gzipped, with the unguessable names under which it is there and until when, in Unix milliseconds. */
  file?: { content: Buffer; links: Map<string, number> };
}

/** What the tenant signs, seals and authenticates with; nobody but itself ever sees it. */
export interface StoredKeys {
  kid: string;
  privateJwk: { [key: string]: unknown };
  sealingKey: Uint8Array;
  cookieKey: Uint8Array;
}

export interface TenantState {
  /** Made when they are first needed. */
  keys?: StoredKeys;
  users: Map<string, User>;
  credentials: Credentials;
  members: Map<string, Set<string>>; // organization id -> user ids
  roleMembers: Map<string, Set<string>>; // role id -> user ids
  permissions: Map<string, Permission[]>; // user id -> those that no role gives
  sessions: Map<string, Session>;
  transactions: Map<string, Transaction>; // by `state`
  codes: Map<string, AuthorizationCode>;
  refreshTokens: RefreshToken[];
  tickets: Map<string, Ticket>;
  jobs: Map<string, Job>;
  /** Assertions of applications that were used, until they expire: `client id` and `jti` to Unix milliseconds. */
  usedAssertions: Map<string, number>;
  blocks: Block[];
  factors: OtpFactor[];
  /** Rate limits: when each bucket will be full again, in Unix milliseconds. */
  buckets: Map<string, number>;
  logs: LogEvent[];
}
