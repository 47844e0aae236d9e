import type { Client } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { findClient } from '../find-configuration.ts';
import type { Parameters } from '../read-parameters.ts';
import { invalidRequest, type Refusal } from '../refusal.ts';

export type ClientCheck = { kind: 'known'; client: Client } | { kind: 'refused'; refusal: Refusal };

/** An authorization request names an application of this tenant. */
export function checkClient(tenant: Tenant, parameters: Parameters): ClientCheck {
  const id = parameters.client_id;
  if (id === undefined)
    return { kind: 'refused', refusal: invalidRequest('Missing required parameter: client_id') };
  const client = findClient(tenant, id);
  return client
    ? { kind: 'known', client }
    : { kind: 'refused', refusal: invalidRequest(`Unknown client: ${id}`) };
}
