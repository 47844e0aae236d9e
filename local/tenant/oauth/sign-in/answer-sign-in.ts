import type { Context } from 'hono';
import type { Transaction } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { respond } from '../authorize/respond.ts';
import { keepSession } from '../browser.ts';
import type { SignInStep } from './continue-sign-in.ts';

/** Sends the browser to the next page of a sign-in, or its outcome to the application. */
export async function answerSignIn(
  tenant: Tenant,
  c: Context,
  transaction: Transaction,
  step: SignInStep,
): Promise<Response> {
  await keepSession(tenant, c, transaction);
  switch (step.kind) {
    case 'page':
      c.header('Cache-Control', 'no-store');
      return c.redirect(step.path, 302);
    case 'answered':
      return respond(c, transaction.request, step.answer);
  }
}
