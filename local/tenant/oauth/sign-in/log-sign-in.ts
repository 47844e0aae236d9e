import type { Transaction } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import { logClientEvent } from '../log-client-event.ts';
import type { Refusal } from '../refusal.ts';

/** Logs how a sign-in ended: `s` or `f`, for a silent one `ssa` or `fsa`. */
export function logSignIn(
  tenant: Tenant,
  transaction: Transaction,
  end: { kind: 'succeeded' } | { kind: 'failed'; refusal: Refusal },
): void {
  const silent = transaction.request.prompt.includes('none');
  const { user_id: userId, session_id: sessionId, connection, http } = transaction;
  const failed = end.kind === 'failed' ? end.refusal : undefined;
  const type = failed ? (silent ? 'fsa' : 'f') : silent ? 'ssa' : 's';
  logClientEvent(tenant, type, findClient(tenant, transaction.client_id), {
    ...(failed && { description: failed.error_description }),
    ...(userId !== undefined && { user_id: userId }),
    ...(connection !== undefined && { connection }),
    ip: http.ip,
    user_agent: http.user_agent,
    details: {
      transaction_id: transaction.id,
      ...(sessionId !== undefined && { session_id: sessionId }),
      ...(failed && { error: { message: failed.error_description, oauthError: failed.error } }),
    },
  });
}
