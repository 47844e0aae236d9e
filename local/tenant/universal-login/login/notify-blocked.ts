import { runAfterAnswer } from '../../after-answer.ts';
import { findCredential } from '../../store/credential-table.ts';
import { findUserByIdentity } from '../../store/users.ts';
import type { LoginRooms } from '../rooms.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { issueTicket, readLinkLifetime, writeTicketUrl } from '../tickets.ts';

/** Mails the owner of a blocked identifier, if there is one, a link that lifts the block. */
export function notifyBlocked(
  { sendTemplate }: LoginRooms,
  request: SignInRequest,
  identifier: string,
): void {
  const { tenant, client, connection, organization, transaction, http } = request;
  runAfterAnswer(tenant, 'fn', async () => {
    const credential = findCredential(tenant, connection.name, identifier);
    const user = credential && findUserByIdentity(tenant, connection.name, credential.identityId);
    if (!user) return;
    const ticket = issueTicket(tenant, readLinkLifetime(tenant, 'blocked_account'), {
      marksEmailVerified: false,
      kind: 'unblock',
      connection: connection.name,
      email: credential.email,
      client_id: client.client_id,
      ...(organization && { organization_id: organization.id }),
    });
    await sendTemplate(tenant, 'blocked_account', {
      user,
      to: credential.email,
      application: client,
      connection,
      organization,
      language: transaction.locale,
      sourceIp: http.ip,
      url: writeTicketUrl(tenant, ticket),
    });
  });
}
