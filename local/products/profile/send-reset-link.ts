import type { ProductOrganization } from '../organization.ts';
import type { Product } from '../product.ts';

const timeoutMs = 5000;

export type ResetLink = 'sent' | 'too_many' | 'failed';

/**
 * Asks the tenant to mail a reset link to the Product Cloud account with this email. The tenant says `sent` for every
 * address. No browser takes part, and the mail goes to that address alone.
 */
export async function sendResetLink(
  { issuer, oidc }: Product,
  organization: ProductOrganization,
  email: string,
): Promise<ResetLink> {
  try {
    const response = await fetch(new URL('dbconnections/change_password', issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: oidc.clientId,
        email,
        connection: oidc.connection,
        organization: organization.auth0_organization_id,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return 'sent';
    if (response.status === 429) return 'too_many';
    console.error(`the reset link could not be asked for: ${response.status}`);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    console.error(`the reset link could not be asked for: ${name}`);
  }
  return 'failed';
}
