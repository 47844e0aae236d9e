import { PRODUCTS } from '../../policy/products.ts';
import { readProduct } from './refuse.ts';
import type { ConfirmEmailRun } from './run.ts';

/** Where "Not you? Sign out" leads: a session survives a denial, and a form cannot go back to the login page. */
export function composeSignOutUrl({ event, settings }: ConfirmEmailRun): string {
  const product = readProduct(event);
  const start =
    product === null ? undefined : event.organization?.metadata[PRODUCTS[product].urlKey];
  const query = new URLSearchParams({
    client_id: event.client.client_id,
    returnTo: start ?? settings.START_URL,
  });
  return `${settings.ISSUER}v2/logout?${query}`;
}
