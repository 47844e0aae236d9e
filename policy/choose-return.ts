import { readOrganization } from './organization.ts';

/** Where somebody goes on after a reset. */
export type Return =
  | { kind: 'product'; url: string }
  /** Auth0 leads to the application's own, which knows the product and perhaps not the organization. */
  | { kind: 'default_login_route' };

/**
 * The start page of the product that the reset was asked for, in the organization: it begins a sign-in. `metadata` is the
 * organization's; both may be absent. Nothing of the request goes into the address.
 */
export function chooseReturn(
  product: unknown,
  metadata: Readonly<Record<string, unknown>> | undefined,
  allowLoopbackHttp: boolean,
): Return {
  const organization = readOrganization(metadata, allowLoopbackHttp);
  if (organization.kind === 'misconfigured') return { kind: 'default_login_route' };
  const found = organization.products.find(({ id }) => id === product);
  return found ? { kind: 'product', url: `${found.url}/` } : { kind: 'default_login_route' };
}
