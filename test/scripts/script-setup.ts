import { afterAll, afterEach, beforeEach, jest } from '@jest/globals';
import { HttpResponse, http, type JsonBodyType } from 'msw';
import type { ScriptCallback, ScriptContext } from '../../database-connections/steps/script.ts';
import { intercept } from '../support/intercept.ts';

export const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
export const password = 'Old-Passw0rd!';
export const problems = 'https://claims.akeneo.cloud/problems/credentials';

const urls = { pim: 'https://pim.example/acme', sdm: 'https://sdm.example/acme' };
const tenant = 'https://tenant.example';

export const settings: Record<string, string> = {
  ISSUER: 'https://login.example/',
  PIM_KEY: 'pim-key-of-thirty-two-characters',
  SDM_KEY: 'sdm-key-of-thirty-two-characters',
  MANAGEMENT_DOMAIN: 'tenant.example',
  MANAGEMENT_CLIENT_ID: 'extension',
  MANAGEMENT_CLIENT_SECRET: 'management-s3cret',
  ALLOW_LOOPBACK_HTTP: 'false',
};

export const nora = {
  id: '42',
  email: 'nora@acme.example',
  username: 'nora',
  given_name: 'Nora',
  family_name: 'Lindqvist',
  name: 'Nora Lindqvist',
  locale: 'en-US',
  enabled: true,
  claimed_by: null,
};

export type Answer = () => Response | Promise<Response>;
type Sandbox = { configuration?: object; akeneoTokens?: object; akeneoCircuits?: unknown };
type Said = { error: SandboxError | null; profile: object | undefined };

/** The error classes of Auth0's sandbox. */
class SandboxError extends Error {
  override readonly name: string;
  readonly detail: string | null;
  constructor(name: string, detail: string | null, message: string) {
    super(message);
    this.name = name;
    this.detail = detail;
  }
}
class WrongUsernameOrPasswordError extends SandboxError {
  constructor(identifier: string | null, message: string) {
    super('WrongUsernameOrPasswordError', identifier, message);
  }
}
class ValidationError extends SandboxError {
  constructor(code: string, message: string) {
    super('ValidationError', code, message);
  }
}

/** The world of a database script: its globals, two products and the tenant at the wire, and what was called and logged. */
export function setUpScripts() {
  const server = intercept();
  const sandbox = globalThis as typeof globalThis & Sandbox;
  const calls: string[] = [];
  const requests: Request[] = [];
  const logs: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation((line) => void logs.push(String(line))),
  );

  beforeEach(() => {
    Object.assign(sandbox, {
      configuration: settings,
      WrongUsernameOrPasswordError,
      ValidationError,
    });
  });
  afterEach(() => {
    for (const list of [calls, requests, logs]) list.length = 0;
    startContainer();
  });
  afterAll(() => {
    for (const spy of spies) spy.mockRestore();
  });

  /** As in a container that was never used: nothing of what earlier calls kept. */
  function startContainer(): void {
    delete sandbox.akeneoTokens;
    delete sandbox.akeneoCircuits;
  }

  /** What the products answer; what is left out must not be called. */
  function answer(
    products: { [key in 'pim' | 'sdm']?: { lookUp?: Answer; verify?: Answer } },
  ): void {
    for (const [product, { lookUp, verify }] of Object.entries(products)) {
      const url = urls[product as 'pim' | 'sdm'];
      const handle =
        (name: string, act: Answer) =>
        ({ request }: { request: Request }) => {
          calls.push(`${product} ${name}`);
          requests.push(request.clone());
          return act();
        };
      if (lookUp) server.use(http.get(`${url}/identity/v1/accounts`, handle('lookUp', lookUp)));
      if (verify) {
        server.use(http.post(`${url}/identity/v1/credentials/verify`, handle('verify', verify)));
      }
    }
  }

  /** What the tenant answers to a search for users by email. */
  function answerSearch(search: Answer): void {
    server.use(
      http.post(`${tenant}/oauth/token`, () => {
        calls.push('token');
        return HttpResponse.json({ access_token: 'management-token', expires_in: 3600 });
      }),
      http.get(`${tenant}/api/v2/users-by-email`, ({ request }) => {
        calls.push(`search ${new URL(request.url).searchParams.get('email')}`);
        return search();
      }),
    );
  }

  /** Runs a script until it calls back; fails when it calls back twice. */
  async function run(script: (callback: ScriptCallback) => Promise<void>): Promise<Said> {
    const said: Said[] = [];
    await script((error, profile) => {
      said.push({ error: error as SandboxError | null, profile });
    });
    const [first] = said;
    if (first === undefined || said.length !== 1) throw new Error(`${said.length} callbacks`);
    return first;
  }

  return { answer, answerSearch, run, startContainer, calls, requests, logs };
}

export function organization(changes: Record<string, string | undefined> = {}): ScriptContext {
  const metadata = { customer_id: customerId, rollout: 'on', pim_url: urls.pim, sdm_url: urls.sdm };
  return { organization: { metadata: { ...metadata, ...changes } } };
}

export const json =
  (status: number, body: JsonBodyType, headers = {}): Answer =>
  () =>
    HttpResponse.json(body, { status, headers });
export const valid = (account: object = nora): Answer => json(200, { account } as JsonBodyType);
export const found = (account: object = nora): Answer =>
  json(200, { accounts: [account] } as JsonBodyType);
export const nowhere = json(200, { accounts: [] });
export const refused = (status: number, type: string): Answer =>
  json(status, { type, title: 'No', status }, { 'content-type': 'application/problem+json' });
export const wrong = refused(401, `${problems}/wrong`);
export const html =
  (status: number): Answer =>
  () =>
    HttpResponse.html('<h1>Hello</h1>', { status });

/** Every way in which a product does not answer, or refuses us and not the person; and how often a look-up asks then. */
export const noAnswers: [string, Answer, 1 | 2][] = [
  [
    '401 of our own token',
    refused(401, 'https://claims.akeneo.cloud/problems/request/unauthorized'),
    1,
  ],
  ['HTML 403 of a proxy', html(403), 1],
  ['409', json(409, {}), 1],
  ['423 without a problem', json(423, {}), 1],
  ['429 with Retry-After', json(429, {}, { 'retry-after': '30' }), 1],
  ['500', json(500, {}), 2],
  ['HTML 502', html(502), 2],
  ['HTML 200', html(200), 2],
  ['{}', json(200, {}), 1],
  [
    'truncated JSON',
    () => new HttpResponse('{"acc', { headers: { 'content-type': 'application/json' } }),
    2,
  ],
  ['a redirect', () => HttpResponse.redirect('https://evil.example/', 307), 2],
  ['a closed socket', () => HttpResponse.error(), 2],
  [
    'a huge name',
    json(200, {
      account: { ...nora, name: 'x'.repeat(70_000) },
      accounts: [{ ...nora, name: 'x'.repeat(70_000) }],
    }),
    2,
  ],
];
