import { assumptions } from '../../assumptions.ts';
import type { PostLoginRequest, PostLoginRun } from '../../scripts/types.ts';
import type { Transaction } from '../../store/types.ts';
import type { SignIn } from './load-sign-in.ts';

/** The request that took the sign-in here: of the browser to /authorize, or back from a page. */
export interface SignInRequest {
  http: PostLoginRequest;
  query: Record<string, string>;
  body: Record<string, string>;
}

/** What the post-login Actions get to see of a sign-in. */
export function buildRun(
  transaction: Transaction,
  signIn: SignIn,
  request: SignInRequest,
): PostLoginRun {
  const { user, client, connection, organization, session } = signIn;
  const { request: asked, run } = transaction;
  const afterLoginPage = !run && transaction.identifier !== undefined;
  return {
    user,
    client,
    connection,
    ...(organization && { organization }),
    ...(session && { session }),
    protocol: 'oidc-basic-profile',
    http: request.http,
    query:
      afterLoginPage && assumptions.queryKeptAfterLoginPage ? transaction.query : request.query,
    body: request.body,
    transaction: {
      id: transaction.id,
      locale: transaction.locale,
      prompt: asked.prompt,
      requested_scopes: asked.scope,
      ui_locales: asked.ui_locales,
      redirect_uri: asked.redirect_uri,
      response_type: [asked.response_type],
      ...(asked.login_hint !== undefined && { login_hint: asked.login_hint }),
      ...(asked.state !== undefined && { state: asked.state }),
      ...(asked.response_mode !== undefined && { response_mode: asked.response_mode }),
    },
    ...(asked.audience !== undefined && { audience: asked.audience }),
    canPrompt: !asked.prompt.includes('none'),
    ...(run && { resume: run }),
  };
}
