import { fields } from '../../apis/read-product-account.ts';
import { isProductId, type ProductId } from '../../policy/products.ts';
import type { ReportFolder } from './report-folder.ts';
import { type Counts, countKnown, countStuck, DAY_MS, type Snapshot } from './snapshot.ts';

/** How one product of one organization stood at a report. */
export interface HistoryRow {
  customerId: string;
  product: ProductId;
  cameOver: number;
  linked: number;
  stuck: number;
}

/** One earlier report, or this one; `at` in Unix milliseconds. */
export interface HistoryPoint {
  at: number;
  rows: HistoryRow[];
}

/** What a report leaves for the charts of later ones: counters alone. */
export function describePoint({ tenant, at, organizations }: Snapshot): object {
  const rows = organizations.flatMap(({ customerId, products }) =>
    products.map((counts) => [customerId, counts.product, ...measure(counts)]),
  );
  return { at, tenant, rows };
}

/** The last earlier report of each day of this tenant, oldest first, and the snapshot itself: the one before it may be of the same day. */
export async function readHistory(
  folder: ReportFolder,
  snapshot: Snapshot,
): Promise<HistoryPoint[]> {
  const days = new Map<number, HistoryPoint>();
  const now = Date.parse(snapshot.at);
  for await (const line of folder.readHistory()) {
    const point = readPoint(line, snapshot.tenant);
    if (point === null || point.at >= now) continue;
    const day = Math.floor(point.at / DAY_MS);
    if (point.at >= (days.get(day)?.at ?? 0)) days.set(day, point);
  }
  const own = readPoint(describePoint(snapshot), snapshot.tenant);
  return [...[...days.values()].sort((a, b) => a.at - b.at), ...(own === null ? [] : [own])];
}

/** Appends the snapshot, once: a run that was killed after it does not count twice. */
export async function rememberSnapshot(folder: ReportFolder, snapshot: Snapshot): Promise<void> {
  for await (const line of folder.readHistory()) {
    const { at, tenant } = fields(line);
    if (at === snapshot.at && tenant === snapshot.tenant) return;
  }
  await folder.appendHistory(describePoint(snapshot));
}

function measure(counts: Counts): number[] {
  return [countKnown(counts), counts.linked, countStuck(counts)];
}

function readPoint(line: unknown, wanted: string): HistoryPoint | null {
  const { at, tenant, rows } = fields(line);
  const moment = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (tenant !== wanted || Number.isNaN(moment) || !Array.isArray(rows)) return null;
  return { at: moment, rows: rows.flatMap(readRow) };
}

function readRow(row: unknown): HistoryRow[] {
  const [customerId, product, ...numbers] = Array.isArray(row) ? row : [];
  const [cameOver, linked, stuck] = numbers.map(Number);
  if (typeof customerId !== 'string' || !isProductId(product)) return [];
  if (cameOver === undefined || linked === undefined || stuck === undefined) return [];
  return [{ customerId, product, cameOver, linked, stuck }];
}
