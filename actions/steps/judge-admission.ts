import type { Account } from '../../policy/account.ts';
import { isRolledOut, readOrganization } from '../../policy/organization.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { readProduct } from './refuse.ts';
import type { ManagementRun } from './run.ts';

/**
 * Why nobody may come in here, or not this person now; `null`: go on. Membership authorizes nothing and a migrated person
 * never passes the script again, so the rollout is judged on every run, by the present address and the one of the product.
 */
export function judgeAdmission(
  { event, settings }: ManagementRun,
  account: Account,
): RefusalReason | null {
  if (readProduct(event) === null) return 'unknown_application';
  if (event.organization === undefined) return 'organization_misconfigured';
  const organization = readOrganization(event.organization.metadata, settings.ALLOW_LOOPBACK_HTTP);
  if (organization.kind !== 'organization') return 'organization_misconfigured';
  // Whether Auth0 looks again before a form goes on is not documented.
  if (account.blocked) return 'confirmation_replaced';
  const own = parseProductAccountKey(account.identities[0] ?? '');
  // What another customer's product says of somebody's address is no word of this one.
  const isFromHere = own?.customerId === organization.customerId;
  const addresses = [account.email, ...(isFromHere ? [account.migrated?.email ?? ''] : [])];
  return addresses.some((address) => isRolledOut(organization, address)) ? null : 'not_rolled_out';
}
