import type { LogEvent } from '../../store/types.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** What was tried, where, and from where. */
export type Attempt = Pick<SignInRequest, 'tenant' | 'client' | 'connection' | 'http'>;

/** Logs a sign-in that failed, or what is odd about one, with who tried it where. */
export function logFailure(
  { tenant, client, connection, http }: Attempt,
  identifier: string,
  event: Pick<LogEvent, 'type'> & Partial<Pick<LogEvent, 'description' | 'user_id' | 'details'>>,
): void {
  tenant.log({
    client_id: client.client_id,
    client_name: client.name,
    connection: connection.name,
    user_name: identifier,
    ip: http.ip,
    user_agent: http.user_agent,
    ...event,
  });
}
