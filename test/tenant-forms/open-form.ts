import type { Hono } from 'hono';
import { createFormsApp } from '../../local/tenant/forms/create-forms-app.ts';
import type {
  FlowMail,
  ManagementAnswer,
  ManagementCall,
  Rooms,
} from '../../local/tenant/forms/journey.ts';
import { startTransaction } from '../../local/tenant/store/transactions.ts';
import type {
  FlowDefinition,
  FormDefinition,
  JsonObject,
  OpenPrompt,
  Transaction,
  User,
  VaultConnection,
} from '../../local/tenant/store/types.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { acme, makeTenant, pimClient } from '../support/make-tenant.ts';
import { checkFlow, sampleForm, sendFlow, vault } from './sample-form.ts';

export const person: User = {
  user_id: 'auth0|pim|c1|7',
  email: 'ada@acme.test',
  email_verified: false,
  name: 'Ada <b>Bold</b>',
  nickname: 'ada',
  picture: 'https://pictures.test/ada',
  app_metadata: {},
  user_metadata: {},
  identities: [
    { provider: 'auth0', connection: 'akeneo-product-cloud', user_id: 'pim|c1|7', isSocial: false },
  ],
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  logins_count: 1,
};

export interface Scene {
  tenant: Tenant;
  app: Hono;
  transaction: Transaction;
  prompt: OpenPrompt;
  mails: FlowMail[];
  calls: ManagementCall[];
  url: string;
  /** Opens the page in the browser of the sign-in, or in another one. */
  get(headers?: Record<string, string>): Promise<Response>;
  post(fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Posts, and reads the page that the browser is sent to. */
  postAndRead(fields: Record<string, string>, headers?: Record<string, string>): Promise<string>;
}

/** A form that an Action has just rendered, in a browser whose `did` cookie is `this-browser`. */
export function openForm(
  options: {
    form?: FormDefinition;
    flows?: FlowDefinition[];
    vaults?: VaultConnection[];
    fields?: JsonObject;
    vars?: JsonObject;
    rooms?: Partial<Rooms>;
  } = {},
): Scene {
  const form = options.form ?? sampleForm;
  const tenant = makeTenant({
    configuration: {
      forms: [form],
      flows: options.flows ?? [sendFlow, checkFlow],
      vaultConnections: options.vaults ?? [vault],
    },
  });
  tenant.state.users.set(person.user_id, structuredClone(person));
  const prompt: OpenPrompt = {
    formId: form.id,
    fields: options.fields ?? {},
    vars: options.vars ?? { secret: 'top-secret' },
    node: null,
    done: false,
    page: {},
  };
  const transaction = startSignIn(tenant, prompt);
  const mails: FlowMail[] = [];
  const calls: ManagementCall[] = [];
  const app = createFormsApp(tenant, {
    sendMail: async (_, mail) => {
      mails.push(mail);
      return { success: true };
    },
    managementRequest: async (call): Promise<ManagementAnswer> => {
      calls.push(call);
      const user = tenant.state.users.get(person.user_id) as unknown as JsonObject;
      return { kind: 'answered', status: 200, body: structuredClone(user) };
    },
    ...options.rooms,
  });
  const url = `/u/custom-prompt/${form.id}?state=${transaction.state}`;
  const cookie = 'did=this-browser';
  const get: Scene['get'] = async (headers) =>
    app.request(url, { headers: { cookie, ...headers } });
  const post: Scene['post'] = async (fields, headers) =>
    app.request(url, {
      method: 'POST',
      headers: { cookie, ...headers },
      body: new URLSearchParams({ state: transaction.state, ...fields }),
    });
  return {
    tenant,
    app,
    transaction,
    prompt,
    mails,
    calls,
    url,
    get,
    post,
    async postAndRead(fields, headers) {
      const answer = await post(fields, headers);
      if (answer.status !== 302) throw new Error(`a post was answered with ${answer.status}`);
      return answer.headers.get('location') === url ? (await get(headers)).text() : '';
    },
  };
}

function startSignIn(tenant: Tenant, prompt: OpenPrompt): Transaction {
  return startTransaction(tenant, {
    browser: 'this-browser',
    client_id: pimClient.client_id,
    organization_id: acme.id,
    user_id: person.user_id,
    locale: 'en',
    request: {
      redirect_uri: 'http://localhost:4401/acme/callback',
      response_type: 'code',
      scope: ['openid'],
      prompt: [],
      ui_locales: [],
    },
    query: {},
    http: { ip: '127.0.0.1', user_agent: 'test', language: 'en', hostname: 'localhost' },
    run: {
      position: 0,
      metadata: {},
      claims: { idToken: {}, accessToken: {} },
      prompt,
    } as NonNullable<Transaction['run']>,
  });
}

/** The opening tag whose attributes hold `needle`. */
export function findTag(page: string, needle: string): string {
  const found = page.match(/<[a-z][^>]*>/g)?.find((tag) => tag.includes(needle));
  if (found === undefined) throw new Error(`no tag with ${needle}`);
  return found;
}
