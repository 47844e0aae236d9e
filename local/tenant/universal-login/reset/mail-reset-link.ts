import { runAfterAnswer } from '../../after-answer.ts';
import type { EmailUser } from '../../email/email-variables.ts';
import { findCredential } from '../../store/credential-table.ts';
import type { JsonObject, Organization, Ticket } from '../../store/types.ts';
import { findUserByIdentity } from '../../store/users.ts';
import { readProfile } from '../login/import-user.ts';
import { type Attempt, logFailure } from '../login/log-failure.ts';
import { buildScriptContext } from '../login/script-context.ts';
import type { LoginRooms } from '../rooms.ts';
import { issueTicket, readLinkLifetime, writeTicketUrl } from '../tickets.ts';

/** Who asks for a reset, for which application, and in which language if that is known. */
export interface ResetRequest extends Attempt {
  organization: Organization | undefined;
  locale: string | undefined;
}

type Recipient =
  | { kind: 'user'; identityId: string; email: string; user: EmailUser }
  | { kind: 'profile'; profile: JsonObject; email: string; user: EmailUser }
  | { kind: 'nobody' }
  | { kind: 'failed'; reason: string };

/** Looks for the person and mails the link, all of it after the answer: its time must not tell who is known. */
export function mailResetLink(rooms: LoginRooms, request: ResetRequest, typed: string): void {
  const { tenant, connection, client, organization, locale } = request;
  runAfterAnswer(tenant, 'fcpr', async () => {
    const recipient = await findRecipient(rooms, request, typed);
    if (recipient.kind === 'nobody' || recipient.kind === 'failed') {
      const description =
        recipient.kind === 'failed' ? recipient.reason : 'The user does not exist.';
      logFailure(request, typed, { type: 'fcpr', description });
      return;
    }
    const ticket = issueTicket(tenant, readLinkLifetime(tenant, 'reset_email'), {
      marksEmailVerified: true,
      kind: 'password-change',
      connection: connection.name,
      email: recipient.email,
      ...describeHolder(recipient),
      client_id: client.client_id,
      ...(organization && { organization_id: organization.id }),
    });
    const mail = await rooms.sendTemplate(tenant, 'reset_email', {
      user: recipient.user,
      to: recipient.email,
      application: client,
      connection,
      organization,
      language: locale,
      url: writeTicketUrl(tenant, ticket),
    });
    logFailure(request, typed, {
      type: mail.kind === 'sent' ? 'scpr' : 'fcpr',
      description: mail.kind === 'sent' ? 'Reset mail sent.' : `Reset mail: ${mail.kind}`,
    });
  });
}

async function findRecipient(
  rooms: LoginRooms,
  { tenant, connection, organization }: ResetRequest,
  typed: string,
): Promise<Recipient> {
  const credential = findCredential(tenant, connection.name, typed);
  if (credential) {
    const { identityId, email } = credential;
    const user = findUserByIdentity(tenant, connection.name, identityId);
    return user ? { kind: 'user', identityId, email, user } : { kind: 'nobody' };
  }
  if (connection.options.customScripts?.get_user === undefined) return { kind: 'nobody' };
  const context = buildScriptContext(organization);
  const outcome = await rooms.runDatabaseScript(connection, 'get_user', [typed], context);
  if (outcome.kind === 'nobody') return outcome;
  if (outcome.kind !== 'profile') return { kind: 'failed', reason: `get_user: ${outcome.kind}` };
  const user = readProfile(connection.name, outcome.profile, '');
  if (!user) return { kind: 'failed', reason: 'get_user: a profile without a valid email' };
  const email = user.email.toLowerCase();
  // Somebody else holds this address or id already: a mail would promise what the link cannot keep.
  if (findCredential(tenant, connection.name, email)) return { kind: 'nobody' };
  return { kind: 'profile', profile: outcome.profile, email, user };
}

function describeHolder(
  recipient: Extract<Recipient, { kind: 'user' | 'profile' }>,
): Pick<Ticket, 'identityId' | 'profile'> {
  return recipient.kind === 'user'
    ? { identityId: recipient.identityId }
    : { profile: recipient.profile };
}
