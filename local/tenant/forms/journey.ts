import type {
  Json,
  JsonObject,
  OpenPrompt,
  Transaction,
  User,
  VaultConnection,
} from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { Form } from './definition.ts';
import type { Scope } from './evaluate.ts';
import { findMessage } from './language.ts';

/** A mail of a flow. `subject` and `html` are Liquid that sees Auth0's common variables and `customVars`. */
export interface FlowMail {
  to: string;
  subject: string;
  html: string;
  customVars: JsonObject;
  from?: { name?: string; email: string };
  /** What the common variables are made of. */
  about: { user?: User; client_id: string; organization_id?: string; language: string };
}

/** Promises that the mail was handed over, or says that it was not. */
export type SendMail = (tenant: Tenant, mail: FlowMail) => Promise<{ success: boolean }>;

/** One request of a flow to the Management API, as the client of its vault connection. */
export interface ManagementCall {
  vault: VaultConnection;
  method: string;
  pathname: string; // starts with /api/v2/
  query?: Record<string, string>;
  headers?: Record<string, string>;
  payload?: Json;
  signal: AbortSignal;
}
export type ManagementAnswer =
  | { kind: 'answered'; status: number; body: Json }
  | { kind: 'unreachable' };
export type ManagementRequest = (call: ManagementCall) => Promise<ManagementAnswer>;

export interface Rooms {
  sendMail: SendMail;
  managementRequest: ManagementRequest;
  /** Milliseconds after which a flow, and a request in it, is given up; 20 and 10 seconds if absent. */
  limits?: { flowMs: number; requestMs: number };
}

/** Auth0 documents 20 seconds for a trigger; those of flows and their requests are its undocumented kin. */
export const standardLimits = { flowMs: 20_000, requestMs: 10_000 };

/** The interpreter's own notes in `OpenPrompt.page`. */
export type Notes = {
  /** The user as it was when the form opened: `context.user` is never refreshed. */
  user: JsonObject;
  /** STEPs that Back leads to, the latest last. */
  visited: string[];
  /** Clicks per RESEND_BUTTON, and when the latest was, in the tenant's milliseconds. */
  resends: Record<string, { clicks: number; at: number }>;
};

/** One open form in one browser, during one request. */
export interface Journey {
  tenant: Tenant;
  rooms: Rooms;
  transaction: Transaction;
  prompt: OpenPrompt;
  form: Form;
  language: string;
  notes: Notes;
  scope: Scope;
}

/** Reads the open form; a form seen for the first time gets its notes and hidden fields. */
export function openJourney(
  tenant: Tenant,
  rooms: Rooms,
  form: Form,
  transaction: Transaction,
  prompt: OpenPrompt,
  language: string,
): Journey {
  if (!Object.hasOwn(prompt.page, 'visited')) {
    const user = tenant.state.users.get(transaction.user_id ?? '');
    const notes: Notes = { user: describeUser(user), visited: [], resends: {} };
    prompt.page = notes;
  }
  const notes = prompt.page as Notes;
  const scope: Scope = {
    context: describeContext(tenant, transaction, notes.user),
    fields: prompt.fields,
    vars: prompt.vars,
    actions: {},
    now: () => tenant.clock.now(),
    message: (key) => findMessage(form, language, key),
  };
  return { tenant, rooms, transaction, prompt, form, language, notes, scope };
}

function describeUser(user: User | undefined): JsonObject {
  if (!user) return {};
  const { blocked: _, last_ip: __, last_login: ___, logins_count: ____, ...shown } = user;
  return structuredClone(shown) as unknown as JsonObject;
}

function describeContext(tenant: Tenant, transaction: Transaction, user: JsonObject): JsonObject {
  const { configuration, issuer } = tenant;
  const client = configuration.clients.find(({ client_id }) => client_id === transaction.client_id);
  const organization = configuration.organizations.find(
    ({ id }) => id === transaction.organization_id,
  );
  return {
    user,
    ...(organization && {
      organization: {
        id: organization.id,
        name: organization.name,
        display_name: organization.display_name,
        metadata: organization.metadata,
      },
    }),
    client: { client_id: transaction.client_id, name: client?.name ?? '' },
    tenant: { name: new URL(issuer).hostname.split('.')[0] ?? '' },
    transaction: { state: transaction.state, correlation_id: transaction.id },
  };
}
