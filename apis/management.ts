import {
  ask,
  type Management,
  type NoManagementAnswer,
  type Refused,
  unavailable,
} from './ask-management.ts';
import type { ManagementAccess } from './management-token.ts';
import { fields } from './read-product-account.ts';

export type { Management } from './ask-management.ts';

/** A profile as Auth0 answers it; `readAccount` of policy/ reads it field by field. */
export type ManagementUser = Readonly<Record<string, unknown>>;

/** A patch: what is left out stays; `app_metadata` is merged on its first level, `null` removes a key. */
export interface UserChanges {
  email?: string;
  email_verified?: boolean;
  app_metadata?: Record<string, unknown>;
}

/** A user of a database connection (by name). `userId` is the part after `auth0|`. */
export interface NewUser {
  connection: string;
  userId: string;
  email: string;
  password: string;
}

const DEADLINE_MS = 5000;

/** Five seconds for each call, so that an Action's twenty seconds hold the longest chain of them. */
export function createManagement(access: ManagementAccess): Management {
  return { access, deadlineMs: DEADLINE_MS };
}

/** The profile of a user, as it is now. */
export async function readUser(
  management: Management,
  userId: string,
): Promise<{ kind: 'found'; user: ManagementUser } | { kind: 'not_found' } | NoManagementAnswer> {
  const answer = await ask(management, (api, options) => api.users.get(userId, {}, options));
  if (answer.kind === 'answered') return { kind: 'found', user: fields(answer.body) };
  return answer.status === 404 ? { kind: 'not_found' } : unavailable(answer);
}

/** Changes a user. `email_exists`: another user of the connection has the address already. */
export async function updateUser(
  management: Management,
  userId: string,
  changes: UserChanges,
): Promise<
  | { kind: 'updated'; user: ManagementUser }
  | { kind: 'email_exists' }
  | { kind: 'not_found' }
  | NoManagementAnswer
> {
  const answer = await ask(management, (api, options) =>
    api.users.update(userId, changes, options),
  );
  if (answer.kind === 'answered') return { kind: 'updated', user: fields(answer.body) };
  if (answer.status === 404) return { kind: 'not_found' };
  const exists = changes.email !== undefined && saysEmailExists(answer);
  return exists ? { kind: 'email_exists' } : unavailable(answer);
}

/** Creates a user whom Auth0 mails nothing. `exists`: somebody has the id or, in the connection, the email. */
export async function createUser(
  management: Management,
  { userId, ...user }: NewUser,
): Promise<{ kind: 'created'; user: ManagementUser } | { kind: 'exists' } | NoManagementAnswer> {
  const request = { ...user, user_id: userId, email_verified: false, verify_email: false };
  const answer = await ask(management, (api, options) => api.users.create(request, options));
  if (answer.kind === 'answered') return { kind: 'created', user: fields(answer.body) };
  return answer.status === 409 ? { kind: 'exists' } : unavailable(answer);
}

/** Deletes a user with every identity linked to it; `deleted` also if there was none. */
export async function deleteUser(
  management: Management,
  userId: string,
): Promise<{ kind: 'deleted' } | NoManagementAnswer> {
  const answer = await ask(management, (api, options) => api.users.delete(userId, options));
  return answer.kind === 'answered' || answer.status === 404
    ? { kind: 'deleted' }
    : unavailable(answer);
}

/** Deletes what a connection (by id) keeps under an email; `deleted` also if that was nothing. */
export async function deleteConnectionUser(
  management: Management,
  connectionId: string,
  email: string,
): Promise<{ kind: 'deleted' } | { kind: 'no_such_connection' } | NoManagementAnswer> {
  const answer = await ask(management, (api, options) =>
    api.connections.users.deleteByEmail(connectionId, { email: email.toLowerCase() }, options),
  );
  if (answer.kind === 'answered') return { kind: 'deleted' };
  return answer.status === 404 ? { kind: 'no_such_connection' } : unavailable(answer);
}

/** The users whose own email this is; the search is exact, and Auth0 stores emails in lower case. */
export async function findUsersByEmail(
  management: Management,
  email: string,
): Promise<{ kind: 'found'; users: ManagementUser[] } | NoManagementAnswer> {
  const answer = await ask(management, (api, options) =>
    api.users.listUsersByEmail({ email: email.toLowerCase() }, options),
  );
  if (answer.kind === 'refused') return unavailable(answer);
  if (!Array.isArray(answer.body)) return { kind: 'unavailable', status: 200 };
  return { kind: 'found', users: answer.body.map(fields) };
}

function saysEmailExists({ status, body }: Refused): boolean {
  if (status !== 400 && status !== 409) return false;
  const { errorCode, message } = fields(body);
  return errorCode === 'email_exists' || /already exists/i.test(String(message));
}
