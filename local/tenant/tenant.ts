import type { RatePlan } from './management-api/rate-plans.ts';
import type { MovableClock } from './store/clock.ts';
import type { LogEvent, TenantConfiguration, TenantState } from './store/types.ts';

/** Everything a room of the tenant may touch: configuration, state, time, randomness. Made once per tenant. */
export interface Tenant {
  configuration: TenantConfiguration;
  state: TenantState;
  clock: MovableClock;
  /** With a final slash, as Auth0's `iss`: `http://localhost:4400/`. */
  issuer: string;
  /** Host and port of the Management API (https): `localhost:4443`. */
  managementDomain: string;
  /** What its Management API may be asked. */
  ratePlan: RatePlan;
  /** An unguessable id: `prefix` and 24 or more characters of [A-Za-z0-9]. */
  createId(prefix: string): string;
  /** Adds date and id; newest last. */
  log(event: Omit<LogEvent, 'log_id' | 'date'>): void;
}
