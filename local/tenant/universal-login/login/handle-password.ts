import type { Context } from 'hono';
import { finishAuthentication } from '../../oauth/sign-in/finish-authentication.ts';
import type { Tenant } from '../../tenant.ts';
import { parseIdentifier, readIdentifiers } from '../identifiers.ts';
import type { LoginRooms } from '../rooms.ts';
import { readSignInRequest, redirect, type SignInRequest } from '../sign-in-request.ts';
import { authenticate } from './authenticate.ts';
import { notifyBlocked } from './notify-blocked.ts';
import { sendPasswordPage } from './password-page.ts';

/** GET /u/login/password: asks for the password of the identifier that was typed. */
export async function showPassword(tenant: Tenant, c: Context): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { identifier } = read.request.transaction;
  if (identifier === undefined) return backToIdentifier(read.request);
  return sendPasswordPage(read.request, identifier);
}

/** POST /u/login/password: signs in, or shows the page again with Auth0's error code. */
export async function takePassword(
  tenant: Tenant,
  rooms: LoginRooms,
  c: Context,
): Promise<Response> {
  const read = await readSignInRequest(tenant, c);
  if (read.kind === 'answered') return read.response;
  const { request } = read;
  // The identifier on screen counts: another tab of this sign-in may have typed another one since.
  const typed = parseIdentifier(
    readIdentifiers(request.connection),
    request.fields.username ?? request.transaction.identifier,
  );
  if (typed.kind === 'refused') return backToIdentifier(request);
  request.transaction.identifier = typed.value;
  const { password } = request.fields;
  if (password === undefined) {
    const code = 'no-password';
    return sendPasswordPage(request, typed.value, { code, textKey: code, status: 400 });
  }
  return signIn(rooms, request, typed.value, password);
}

async function signIn(
  rooms: LoginRooms,
  request: SignInRequest,
  identifier: string,
  password: string,
): Promise<Response> {
  const { tenant, transaction, connection } = request;
  const outcome = await authenticate(rooms, request, identifier, password);
  switch (outcome.kind) {
    case 'authenticated':
      return redirect(
        finishAuthentication(tenant, transaction, {
          userId: outcome.user.user_id,
          connection: connection.name,
          identifier,
        }),
      );
    case 'blocked': {
      if (outcome.notify) notifyBlocked(rooms, request, identifier);
      const code = 'user-blocked';
      return sendPasswordPage(request, identifier, { code, textKey: code, status: 429 });
    }
    case 'limited': {
      const { code } = outcome;
      return sendPasswordPage(request, identifier, { code, textKey: code, status: 429 });
    }
    case 'refused':
      return sendPasswordPage(request, identifier, { ...outcome, status: 400 });
  }
}

function backToIdentifier({ transaction }: SignInRequest): Response {
  return redirect(`/u/login/identifier?state=${encodeURIComponent(transaction.state)}`);
}
