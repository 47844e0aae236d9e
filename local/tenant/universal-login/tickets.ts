import type { Ticket } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

const defaultLifetimeSeconds = 432_000;

const paths: Record<Ticket['kind'], string> = {
  'password-change': 'u/reset-verify',
  unblock: 'u/unblock',
};

export type TicketSearch =
  | { kind: 'valid'; ticket: Ticket }
  | { kind: 'expired'; ticket: Ticket }
  | { kind: 'used'; ticket: Ticket }
  | { kind: 'unknown' };

/** Stores a ticket that lives as long as its mail's template says (`urlLifetimeInSeconds`; Auth0's default: 5 days). */
export function issueTicket(
  tenant: Tenant,
  template: string,
  ticket: Omit<Ticket, 'ticket' | 'expiresAt' | 'usedAt'>,
): Ticket {
  const found = tenant.configuration.emailTemplates.find((one) => one.template === template);
  const seconds = found?.urlLifetimeInSeconds ?? defaultLifetimeSeconds;
  const issued: Ticket = {
    ...ticket,
    ticket: tenant.createId(''),
    expiresAt: tenant.clock.now() + seconds * 1000,
  };
  tenant.state.tickets.set(issued.ticket, issued);
  return issued;
}

/** The link of a ticket. The final `#` keeps what mail programs append out of it. */
export function writeTicketUrl(tenant: Tenant, { kind, ticket }: Ticket): string {
  return `${tenant.issuer}${paths[kind]}?ticket=${encodeURIComponent(ticket)}#`;
}

/** The ticket of a link of this kind, whatever has become of it. */
export function findTicket(
  tenant: Tenant,
  kind: Ticket['kind'],
  value: string | undefined,
): TicketSearch {
  const ticket = value === undefined ? undefined : tenant.state.tickets.get(value);
  if (!ticket || ticket.kind !== kind) return { kind: 'unknown' };
  if (ticket.usedAt !== undefined) return { kind: 'used', ticket };
  if (tenant.clock.now() >= ticket.expiresAt) return { kind: 'expired', ticket };
  return { kind: 'valid', ticket };
}

/** Uses a ticket up, and with it every other one of its kind for this address. */
export function useTicket(tenant: Tenant, used: Ticket): void {
  for (const ticket of tenant.state.tickets.values()) {
    const isSame =
      ticket.kind === used.kind &&
      ticket.connection === used.connection &&
      ticket.email === used.email;
    if (isSame) ticket.usedAt ??= tenant.clock.now();
  }
}
