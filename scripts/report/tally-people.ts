import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCT_IDS, type ProductId } from '../../policy/products.ts';
import type { Customers } from '../support/list-customers.ts';
import { type Person, readPerson } from './read-person.ts';
import { SeenKeys } from './seen-keys.ts';
import {
  type Counts,
  createCounts,
  DAY_MS,
  type DayCounts,
  type OrganizationCounts,
  type Snapshot,
} from './snapshot.ts';

/** Customer id, product: people, as the product counts them. */
export type HeadCounts = ReadonlyMap<string, Partial<Record<ProductId, number>>>;

/** Adds one user after the other to counters; nothing of a user is kept but hashes of what it holds. */
export interface Tally {
  /** A profile as Auth0 exports it; `undefined`: a line that could not be read. */
  add(profile: unknown): void;
  finish(): Snapshot;
}

/** All product accounts whose customer is no organization of the tenant are one row: the number of rows has to be bounded, too. */
const ELSEWHERE = 'elsewhere';
/** No migration began earlier: what is older is a damaged record, not a day. */
const FIRST_DAY = Math.floor(Date.UTC(2024, 0, 1) / DAY_MS);

interface Row {
  people: Counts;
  holdSeveral: number;
  products: Map<ProductId, Counts>;
  days: Map<number, DayCounts>;
}

/** `at`: when the export began, in Unix milliseconds, as of which everybody is judged. */
export function startTally(
  tenant: string,
  at: number,
  customers: Customers,
  headCounts: HeadCounts,
): Tally {
  const rows = new Map<string, Row>();
  for (const customerId of customers.keys()) rows.set(customerId, createRow());
  const seen = new SeenKeys();
  const people = createCounts();
  const lastDay = Math.floor(at / DAY_MS);
  const left = { nobody: 0, unreadable: 0, repeated: 0 };

  function findRow(customerId: string): Row {
    const id = customers.has(customerId) ? customerId : ELSEWHERE;
    const row = rows.get(id) ?? createRow();
    rows.set(id, row);
    return row;
  }

  function addPerson(person: Person): void {
    const [own, ...others] = person.held;
    const isNew = own !== undefined && seen.add(own);
    const fresh = others.filter((key) => seen.add(key));
    if (isNew) fresh.unshift(own);
    left.repeated += person.held.length - fresh.length;
    const heldInRow = new Map<Row, ProductId[]>();
    for (const { product, customerId } of fresh.flatMap(
      (key) => parseProductAccountKey(key) ?? [],
    )) {
      const row = findRow(customerId);
      heldInRow.set(row, [...(heldInRow.get(row) ?? []), product]);
      const counts = row.products.get(product) ?? createCounts();
      row.products.set(product, counts);
      count(counts, person);
    }
    if (!isNew) return;
    count(people, person);
    for (const [row, products] of heldInRow) {
      count(row.people, person);
      if (new Set(products).size > 1) row.holdSeveral += 1;
      countDay(row, 'cameOver', person.cameOverAt, lastDay);
      countDay(row, 'confirmed', person.confirmedAt, lastDay);
    }
  }

  return {
    add(profile) {
      const person = readPerson(profile, at);
      if (person !== null) addPerson(person);
      else left[profile === undefined ? 'unreadable' : 'nobody'] += 1;
    },
    finish: () => ({
      version: 1,
      tenant,
      at: new Date(at).toISOString(),
      people: sortStuck(people),
      ...left,
      organizations: [...rows]
        .map(([id, row]) => describeRow(id, row, customers, headCounts))
        .sort(
          (a, b) => compare(a.displayName, b.displayName) || compare(a.customerId, b.customerId),
        ),
    }),
  };
}

function count(counts: Counts, { kind, stuck, away }: Person): void {
  counts[kind] += 1;
  if (stuck !== null) counts.stuck[stuck] = (counts.stuck[stuck] ?? 0) + 1;
  if (away) counts.away += 1;
}

function countDay(
  { days }: Row,
  what: 'cameOver' | 'confirmed',
  moment: number | null,
  lastDay: number,
): void {
  const day = moment === null ? 0 : Math.floor(moment / DAY_MS);
  if (day < FIRST_DAY || day > lastDay) return;
  const counts = days.get(day) ?? { day, cameOver: 0, confirmed: 0 };
  days.set(day, counts);
  counts[what] += 1;
}

function describeRow(
  id: string,
  { people, holdSeveral, products, days }: Row,
  customers: Customers,
  headCounts: HeadCounts,
): OrganizationCounts {
  const customer = customers.get(id) ?? null;
  const heads = headCounts.get(id) ?? {};
  // A product that the customer has and nobody came over from is part of the picture.
  const has = PRODUCT_IDS.filter((one) => products.has(one) || customer?.products.has(one));
  return {
    customerId: id,
    name: customer?.name ?? id,
    displayName: customer?.displayName ?? nameUnknown(id),
    rollout: customer?.rollout ?? 'unknown',
    people: sortStuck(people),
    holdSeveral,
    products: has.map((product) => ({
      product,
      headCount: heads[product] ?? null,
      ...sortStuck(products.get(product) ?? createCounts()),
    })),
    days: [...days.values()].sort((a, b) => a.day - b.day),
  };
}

function nameUnknown(id: string): string {
  return id === ELSEWHERE ? 'No organization of this tenant' : `Several organizations: ${id}`;
}

function createRow(): Row {
  return { people: createCounts(), holdSeveral: 0, products: new Map(), days: new Map() };
}

/** In one order, whoever came first. */
function sortStuck(counts: Counts): Counts {
  const stuck = Object.entries(counts.stuck).sort(([a], [b]) => compare(a, b));
  return { ...counts, stuck: Object.fromEntries(stuck) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
