import type { MergeSignIn } from '../../policy/judge-merge.ts';
import { parseMoment } from '../../policy/moment.ts';
import type { Event } from '../post-login.d.ts';

/** What a merge is judged by beside the accounts. A session says when its password was typed; a refresh token does not. */
export function describeSignIn({ event, now }: { event: Event; now: number }): MergeSignIn {
  const moments = (event.authentication?.methods ?? [])
    .filter(({ name }) => name === 'pwd')
    .flatMap(({ timestamp }) => parseMoment(timestamp) ?? []);
  return {
    customerId: event.organization?.metadata.customer_id ?? '',
    passwordAt: moments.length === 0 ? null : Math.max(...moments),
    now,
  };
}
