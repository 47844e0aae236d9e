import type { Hono } from 'hono';
import { settleTasks } from '../../local/tenant/after-answer.ts';
import type { TemplateMail } from '../../local/tenant/email/send-template.ts';
import type {
  DatabaseScriptOutcome,
  PostChallengeOutcome,
  PostChallengeRun,
} from '../../local/tenant/scripts/types.ts';
import { startTransaction } from '../../local/tenant/store/transactions.ts';
import type { Connection, JsonObject, Transaction } from '../../local/tenant/store/types.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { createUniversalLoginApp } from '../../local/tenant/universal-login/create-universal-login-app.ts';
import {
  acme,
  makeTenant,
  productCloudConnection,
  type TenantOverrides,
} from '../support/make-tenant.ts';

export const password = 'Correct-Horse-1';
const browser = 'browser-one';

export interface ScriptCall {
  script: string;
  args: string[];
  context: JsonObject;
}

/** What the scripts answer; by default nobody knows anybody. */
export interface Scripts {
  login?: (
    identifier: string,
    password: string,
  ) => DatabaseScriptOutcome | Promise<DatabaseScriptOutcome>;
  get_user?: (identifier: string) => DatabaseScriptOutcome;
}

export interface Login {
  tenant: Tenant;
  app: Hono;
  transaction: Transaction;
  calls: ScriptCall[];
  mails: { template: string; mail: TemplateMail }[];
  /** Runs of the Actions for resets. */
  challenges: PostChallengeRun[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as the page would: with the state in URL and body. */
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  settle(): Promise<void>;
}

/** A connection with scripts and the identifiers of the deployed one, unless `options` say otherwise. */
export function makeConnection(options: Connection['options'] = {}): Connection {
  const active = { identifier: { active: true } };
  return {
    ...productCloudConnection,
    options: {
      ...productCloudConnection.options,
      attributes: { email: active, username: active },
      customScripts: { login: 'login', get_user: 'get_user' },
      password_options: {
        complexity: {
          min_length: 10,
          character_types: ['uppercase', 'lowercase', 'number', 'special'],
          character_type_rule: 'all',
          max_length_exceeded: 'error',
        },
      },
      ...options,
    },
  };
}

/** A sign-in at PIM of acme that stands at Universal Login, in the browser `browser-one`. */
export function openLogin(
  options: {
    scripts?: Scripts;
    overrides?: TenantOverrides;
    transaction?: Partial<Transaction>;
    /** What the Actions for resets say. */
    challenge?: PostChallengeOutcome;
  } = {},
): Login {
  const overrides = options.overrides ?? {};
  const tenant = makeTenant({
    ...overrides,
    configuration: { connections: [makeConnection()], ...overrides.configuration },
  });
  const calls: ScriptCall[] = [];
  const mails: Login['mails'] = [];
  const challenges: PostChallengeRun[] = [];
  const app = createUniversalLoginApp(tenant, {
    async runDatabaseScript(_, script, args, context) {
      calls.push({ script, args, context });
      const [identifier = '', secret = ''] = args;
      const answer =
        script === 'login'
          ? await options.scripts?.login?.(identifier, secret)
          : options.scripts?.get_user?.(identifier);
      return answer ?? { kind: 'nobody' };
    },
    async runPostChallenge(run) {
      challenges.push(run);
      return options.challenge ?? { kind: 'completed' };
    },
    async sendTemplate(_, template, mail) {
      mails.push({ template, mail });
      return { kind: 'sent' };
    },
  });
  const transaction = startTransaction(tenant, {
    browser,
    client_id: 'pim-client',
    request: {
      redirect_uri: 'http://localhost:4401/acme/callback',
      response_type: 'code',
      scope: ['openid'],
      prompt: [],
      ui_locales: [],
    },
    query: {},
    http: { ip: '127.0.0.1', user_agent: 'test', language: 'en', hostname: 'localhost:4400' },
    organization_id: acme.id,
    locale: 'en',
    ...options.transaction,
  });
  const address = (path: string) =>
    path.includes('?') ? path : `${path}?state=${transaction.state}`;
  return {
    tenant,
    app,
    transaction,
    calls,
    mails,
    challenges,
    get: async (path, headers) =>
      app.request(address(path), { headers: { cookie: `did=${browser}`, ...headers } }),
    post: async (path, fields, headers) =>
      app.request(address(path), {
        method: 'POST',
        headers: {
          cookie: `did=${browser}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams({
          ...(path.includes('?') ? {} : { state: transaction.state }),
          ...fields,
          action: fields.action ?? 'default',
        }).toString(),
      }),
    settle: () => settleTasks(tenant),
  };
}

/** A Product Cloud user of the connection, with the password of these tests. */
export async function addUser(tenant: Tenant, email: string): Promise<string> {
  const creation = await createUser(tenant, {
    connection: productCloudConnection.name,
    identityId: `pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|${email}`,
    email,
    email_verified: true,
    password,
  });
  if (creation.kind !== 'created') throw new Error(creation.kind);
  return creation.user.user_id;
}

/** What `login` says of a wrong password and of nobody, as the deployed script does. */
export function wrongPassword(
  message = 'User not found, or wrong password.',
): DatabaseScriptOutcome {
  return {
    kind: 'error',
    name: 'WrongUsernameOrPasswordError',
    code: 'invalid_user_password',
    message,
    identifier: 'somebody',
  };
}

/** The error that a page shows: its code and its text. */
export function readError(page: string): { code: string; text: string } | undefined {
  const found =
    /data-error-code="([^"]+)"><span class="ulp-input-error-icon".*?<\/svg><\/span><span>(.*?)<\/span>/s.exec(
      page,
    );
  return found?.[1] === undefined ? undefined : { code: found[1], text: decode(found[2] ?? '') };
}

/** Turns the page's character references back into characters. */
export function decode(markup: string): string {
  return markup.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
