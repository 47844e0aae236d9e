import type { Context } from 'hono';
import { chooseLocale } from '../oauth/authorize/choose-locale.ts';
import { findClient, findConnection, findOrganization } from '../oauth/find-configuration.ts';
import { readHttp } from '../oauth/read-http.ts';
import type { PostLoginRequest } from '../scripts/types.ts';
import type { Client, Connection, Organization, Ticket } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { findTicket } from './tickets.ts';

/** One request with a mailed link: it may come from any browser, so its language is that browser's. */
export interface TicketRequest {
  tenant: Tenant;
  ticket: Ticket;
  connection: Connection;
  client: Client | undefined;
  organization: Organization | undefined;
  locale: string;
  http: PostLoginRequest;
  query: Record<string, string>;
}

export type TicketRequestRead =
  | { kind: 'valid'; request: TicketRequest }
  | { kind: 'expired' | 'used'; request: TicketRequest }
  | { kind: 'unknown'; locale: string };

/** Reads the `ticket` of a link of this kind. */
export function readTicketRequest(
  tenant: Tenant,
  c: Context,
  kind: Ticket['kind'],
): TicketRequestRead {
  const http = readHttp(c);
  const { enabled_locales: enabled } = tenant.configuration.settings;
  const locale = chooseLocale(enabled, [c.req.query('ui_locales') ?? ''], http.language);
  const search = findTicket(tenant, kind, c.req.query('ticket'));
  if (search.kind === 'unknown') return { kind: 'unknown', locale };
  const { ticket } = search;
  const connection = findConnection(tenant, ticket.connection);
  if (!connection) return { kind: 'unknown', locale };
  const client = findClient(tenant, ticket.client_id);
  const organization = findOrganization(tenant, ticket.organization_id);
  const query = c.req.query();
  const request = { tenant, ticket, connection, client, organization, locale, http, query };
  return { kind: search.kind, request };
}
