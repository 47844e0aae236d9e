import type { Wait } from '../../policy/judge-standing.ts';
import type { ProductId } from '../../policy/products.ts';
import type { Customer } from '../support/list-customers.ts';

/** How many stand where. `migrated`, `confirmed` and `linked` add up; `stuck` and `away` are some of them. */
export interface Counts {
  /** Came over, and has not proven the inbox. */
  migrated: number;
  /** Has proven the inbox; one step is missing. */
  confirmed: number;
  /** The product opens. */
  linked: number;
  /** By what they have been waiting for too long. */
  stuck: Partial<Record<Wait, number>>;
  /** Linked, and not seen since the day on which they came over. */
  away: number;
}

/** Product accounts of one product of one organization. */
export interface ProductCounts extends Counts {
  product: ProductId;
  /** People whom the product knows, where somebody said so; `null`: unknown. */
  headCount: number | null;
}

/** People who came over and who proved their inbox on a day. `day` counts from 1970-01-01, UTC. */
export interface DayCounts {
  day: number;
  cameOver: number;
  confirmed: number;
}

/** One organization; `people` are accounts, and one of them may hold accounts of several products. */
export interface OrganizationCounts {
  customerId: string;
  name: string;
  displayName: string;
  /** `unknown`: no organization of the tenant, or several, have this customer id. */
  rollout: Customer['rollout'] | 'unknown';
  people: Counts;
  /** Accounts that hold more than one product of this organization. */
  holdSeveral: number;
  products: ProductCounts[];
  days: DayCounts[];
}

/** Everything that a report says, and no personal data: the same snapshot gives the same report, byte for byte. */
export interface Snapshot {
  version: 1;
  tenant: string;
  /** When Auth0 began the export; ISO 8601. Everything is judged as of then. */
  at: string;
  people: Counts;
  /** Accounts of the tenant that are nobody's: closed doors, slots, users that never came from a product. */
  nobody: number;
  /** Lines of the export that could not be read. */
  unreadable: number;
  /** Product accounts that came a second time, since people changed while Auth0 exported; counted once. */
  repeated: number;
  organizations: OrganizationCounts[];
}

export const DAY_MS = 24 * 60 * 60 * 1000;

export function createCounts(): Counts {
  return { migrated: 0, confirmed: 0, linked: 0, stuck: {}, away: 0 };
}

/** All who came over. */
export function countKnown({ migrated, confirmed, linked }: Counts): number {
  return migrated + confirmed + linked;
}

export function countStuck({ stuck }: Counts): number {
  return Object.values(stuck).reduce((sum, count) => sum + count, 0);
}

/** Whom only the product knows; `null` where nobody said how many it has, or said fewer than have come over. */
export function countUnseen(counts: ProductCounts): number | null {
  const { headCount } = counts;
  const known = countKnown(counts);
  return headCount === null || headCount < known ? null : headCount - known;
}
