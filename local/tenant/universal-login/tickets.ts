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

/** Seconds that the link in a template's mail lives. */
export function readLinkLifetime(tenant: Tenant, template: string): number | undefined {
  const found = tenant.configuration.emailTemplates.find((one) => one.template === template);
  return found?.urlLifetimeInSeconds;
}

/** Stores a ticket that lives for so many seconds; for Auth0's 5 days if none are given, or 0. */
export function issueTicket(
  tenant: Tenant,
  lifetimeSeconds: number | undefined,
  ticket: Omit<Ticket, 'ticket' | 'expiresAt' | 'usedAt'>,
): Ticket {
  const issued: Ticket = {
    ...ticket,
    ticket: tenant.createId(''),
    expiresAt: tenant.clock.now() + (lifetimeSeconds || defaultLifetimeSeconds) * 1000,
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
