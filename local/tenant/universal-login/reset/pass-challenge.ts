import type { User } from '../../store/types.ts';
import { buildUser, findUserByIdentity } from '../../store/users.ts';
import { readProfile } from '../login/import-user.ts';
import type { LoginRooms } from '../rooms.ts';
import type { TicketRequest } from '../ticket-request.ts';

/**
 * Lets the Actions of password-reset-post-challenge speak, each time the link is opened, and keeps what they said with the
 * ticket. Without an application, or anybody whom the link is for, nothing runs.
 */
export async function passChallenge(
  { runPostChallenge }: LoginRooms,
  request: TicketRequest,
): Promise<'passed' | 'stopped'> {
  const { ticket, client, connection, organization, http, query, locale } = request;
  const user = findSubject(request);
  if (!client || !user) return 'passed';
  const outcome = await runPostChallenge({
    user,
    client,
    connection,
    ...(organization && { organization }),
    http,
    query,
    locale,
  });
  if (outcome.kind !== 'completed') return 'stopped';
  const { resultUrl } = outcome;
  ticket.challenge = resultUrl === undefined ? {} : { resultUrl };
  return 'passed';
}

function findSubject({ tenant, ticket }: TicketRequest): User | undefined {
  const { connection, identityId, profile } = ticket;
  if (identityId !== undefined) return findUserByIdentity(tenant, connection, identityId);
  const future = profile && readProfile(connection, profile, '');
  return future && buildUser(future, new Date(tenant.clock.now()).toISOString());
}
