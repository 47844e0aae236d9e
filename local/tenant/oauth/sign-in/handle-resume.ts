import type { Context } from 'hono';
import { findTransaction } from '../../store/transactions.ts';
import type { Transaction } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { readBrowserId } from '../browser.ts';
import { lostTransaction } from '../error-page.ts';
import { findClient } from '../find-configuration.ts';
import { readHttp } from '../read-http.ts';
import { collect, type Parameters, readParameters } from '../read-parameters.ts';
import { respondErrorPage } from '../respond-error-page.ts';
import type { OauthRooms } from '../rooms.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { continueSignIn, type SignInStep } from './continue-sign-in.ts';

// Two requests for one sign-in (a double click) share one run of the Actions and one outcome.
const running = new WeakMap<Transaction, Promise<SignInStep>>();

/** /authorize/resume and /continue: goes on with the sign-in of this `state`, in the browser that started it. */
export async function handleResume(
  tenant: Tenant,
  rooms: OauthRooms,
  c: Context,
): Promise<Response> {
  const query = collect(new URL(c.req.url).searchParams);
  const body = c.req.method === 'POST' ? await readParameters(c) : undefined;
  if (query.kind === 'refused') return respondErrorPage(tenant, c, query.refusal);
  if (body?.kind === 'refused') return respondErrorPage(tenant, c, body.refusal);
  const state = query.parameters.state ?? body?.parameters.state;
  const search = findTransaction(tenant, state, readBrowserId(c));
  switch (search.kind) {
    case 'missing':
      return respondErrorPage(tenant, c, lostTransaction);
    case 'expired':
      return leaveExpired(tenant, c, search.transaction);
    case 'found':
      return resume(tenant, rooms, c, search.transaction, query.parameters, body?.parameters ?? {});
  }
}

async function resume(
  tenant: Tenant,
  rooms: OauthRooms,
  c: Context,
  transaction: Transaction,
  query: Parameters,
  body: Parameters,
): Promise<Response> {
  const ongoing = running.get(transaction);
  if (ongoing) return answerSignIn(tenant, c, transaction, await ongoing);
  const step = continueSignIn(tenant, rooms, transaction, { http: readHttp(c), query, body });
  running.set(transaction, step);
  try {
    return await answerSignIn(tenant, c, transaction, await step);
  } finally {
    running.delete(transaction);
  }
}

/** After its hour, a sign-in goes back to the application's start page, or to an error page if it has none. */
function leaveExpired(tenant: Tenant, c: Context, transaction: Transaction) {
  const client = findClient(tenant, transaction.client_id);
  c.header('Cache-Control', 'no-store');
  if (client?.initiate_login_uri) return c.redirect(client.initiate_login_uri, 302);
  return respondErrorPage(tenant, c, lostTransaction, client);
}
