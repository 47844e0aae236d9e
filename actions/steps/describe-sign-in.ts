import type { Credential } from '../../policy/judge-freshness.ts';
import type { MergeSignIn } from '../../policy/judge-merge.ts';
import { parseMoment } from '../../policy/moment.ts';
import type { Event } from '../post-login.d.ts';

/** What a merge is judged by beside the accounts. A session says when its password was typed; a refresh token does not. */
export function describeSignIn({ event, now }: { event: Event; now: number }): MergeSignIn {
  return {
    customerId: event.organization?.metadata.customer_id ?? '',
    passwordAt: readPasswordAt(event),
    now,
  };
}

/** What this run comes from: a session, or a refresh token whose session may be over. */
export function describeCredential(event: Event): Credential {
  return event.transaction?.protocol === 'oauth2-refresh-token'
    ? { kind: 'refresh_token', createdAt: parseMoment(event.refresh_token?.created_at) }
    : { kind: 'session', passwordAt: readPasswordAt(event) };
}

function readPasswordAt({ authentication }: Event): number | null {
  const moments = (authentication?.methods ?? [])
    .filter(({ name }) => name === 'pwd')
    .flatMap(({ timestamp }) => parseMoment(timestamp) ?? []);
  return moments.length === 0 ? null : Math.max(...moments);
}
