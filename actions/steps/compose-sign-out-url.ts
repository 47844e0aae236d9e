import { PRODUCTS } from '../../policy/products.ts';
import { readProduct } from './refuse.ts';
import type { ConfirmEmailRun, ManagementRun } from './run.ts';

/** Where "Not you? Sign out" leads: a session survives a denial, and a form cannot go back to the login page. */
export function composeSignOutUrl(run: ConfirmEmailRun): string {
  return composeLogoutUrl(run, readStartUrl(run) ?? run.settings.START_URL);
}

/** Signs out and begins the sign-in to the same product again, for `loginHint`, or for whoever comes when it is `null`. */
export function composeSignInAgainUrl(run: ManagementRun, loginHint: string | null): string {
  const hint = loginHint === null ? '' : `?${new URLSearchParams({ login_hint: loginHint })}`;
  return composeLogoutUrl(run, `${readStartUrl(run) ?? ''}/${hint}`);
}

function readStartUrl({ event }: ManagementRun): string | undefined {
  const product = readProduct(event);
  return product === null ? undefined : event.organization?.metadata[PRODUCTS[product].urlKey];
}

function composeLogoutUrl({ event, settings }: ManagementRun, returnTo: string): string {
  const query = new URLSearchParams({ client_id: event.client.client_id, returnTo });
  return `${settings.ISSUER}v2/logout?${query}`;
}
