import { WAITS } from '../support/waits.ts';
import { countKnown, countStuck, countUnseen, type Snapshot } from './snapshot.ts';

const REASONS = Object.keys(WAITS).sort() as (keyof typeof WAITS)[];

/** A line for each product of each organization; an empty cell is "unknown". */
export function describeCsv({ at, organizations }: Snapshot): string {
  const head = [
    ...['snapshot', 'customer_id', 'organization', 'display_name', 'rollout', 'product'],
    ...['head_count', 'unseen', 'came_over', 'migrated', 'confirmed', 'linked'],
    ...['never_came_back', 'stuck', ...REASONS.map((reason) => `stuck_${reason}`)],
  ];
  const lines = organizations.flatMap(({ customerId, name, displayName, rollout, products }) =>
    products.map((counts) => [
      ...[at, customerId, name, displayName, rollout, counts.product],
      ...[counts.headCount, countUnseen(counts), countKnown(counts)],
      ...[counts.migrated, counts.confirmed, counts.linked, counts.away, countStuck(counts)],
      ...REASONS.map((reason) => counts.stuck[reason] ?? 0),
    ]),
  );
  return [head, ...lines].map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

/** A name that a spreadsheet would take for a formula gets a quote before it (OWASP, CSV injection). */
function writeCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
