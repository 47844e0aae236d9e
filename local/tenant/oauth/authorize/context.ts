import type { Client, Organization } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import type { Parameters } from '../read-parameters.ts';
import type { Refusal } from '../refusal.ts';

/** An authorization request whose application and callback are proven: what the other checks look at. */
export interface AuthorizeContext {
  tenant: Tenant;
  client: Client;
  organization: Organization | undefined;
  parameters: Parameters;
}

export type AuthorizeCheck = (context: AuthorizeContext) => Refusal | undefined;

/** A space-delimited list, without empty entries. */
export function splitList(value: string | undefined): string[] {
  return (value ?? '').split(' ').filter((one) => one !== '');
}
