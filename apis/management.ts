import { ManagementClient, ManagementError } from 'auth0';
import { type ManagementAccess, readToken } from './management-token.ts';
import { fields } from './read-product-account.ts';
import { withDeadline } from './with-deadline.ts';

/** The Management API for one run. */
export interface Management {
  access: ManagementAccess;
  deadlineMs: number;
}

/** A profile as Auth0 answers it; `readAccount` of policy/ reads it field by field. */
export type ManagementUser = Readonly<Record<string, unknown>>;

/** A patch: what is left out stays; `app_metadata` is merged on its first level, `null` removes a key. */
export interface UserChanges {
  email?: string;
  email_verified?: boolean;
  app_metadata?: Record<string, unknown>;
}

/** `status` is 0 where there was no answer; 401 and 403 mean that the application lacks something. */
export type NoManagementAnswer = { kind: 'unavailable'; status: number };

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

type Refused = { kind: 'refused'; status: number; body: unknown };
type Answer = { kind: 'answered'; body: unknown } | Refused;
type RequestOptions = { abortSignal: AbortSignal };

const NO_ANSWER: Refused = { kind: 'refused', status: 0, body: undefined };

/** Asks once; with a token that Auth0 no longer takes, once more with a new one. */
async function ask(
  management: Management,
  request: (api: ManagementClient, options: RequestOptions) => Promise<unknown>,
): Promise<Answer> {
  const first = await askOnce(management, request, false);
  return first.kind === 'refused' && first.status === 401
    ? askOnce(management, request, true)
    : first;
}

async function askOnce(
  { access, deadlineMs }: Management,
  request: (api: ManagementClient, options: RequestOptions) => Promise<unknown>,
  freshToken: boolean,
): Promise<Answer> {
  const token = await readToken(access, freshToken);
  if (token === null) return NO_ANSWER;
  // The SDK would wait as long as a Retry-After says, longer than an Action may run.
  const { domain } = access;
  const timeoutInSeconds = deadlineMs / 1000;
  const api = new ManagementClient({ domain, token, maxRetries: 0, timeoutInSeconds });
  // Its own timeout ends with the head of the answer: ours covers the body.
  return withDeadline<Answer>(deadlineMs, NO_ANSWER, async (abortSignal) => {
    try {
      return { kind: 'answered', body: await request(api, { abortSignal }) };
    } catch (error) {
      if (!(error instanceof ManagementError)) return NO_ANSWER;
      return { kind: 'refused', status: error.statusCode ?? 0, body: error.body };
    }
  });
}

function saysEmailExists({ status, body }: Refused): boolean {
  if (status !== 400 && status !== 409) return false;
  const { errorCode, message } = fields(body);
  return errorCode === 'email_exists' || /already exists/i.test(String(message));
}

function unavailable({ status }: Refused): NoManagementAnswer {
  return { kind: 'unavailable', status };
}
