import { PRODUCT_IDS, PRODUCTS } from '../../policy/products.ts';
import { at, isObject } from '../build/build.ts';
import { readMetadata, readUrls } from './change-organization.ts';
import type { EnvironmentFiles } from './environment-files.ts';
import { listPilots } from './pilots.ts';

/** A table: name, rollout, products, customer id. */
export function describeOrganizations({ environment, organizations }: EnvironmentFiles): string {
  const rows = organizations
    .map(({ value }) => value)
    .filter(isObject)
    .map((value) => {
      const metadata = readMetadata(value);
      const urls = readUrls(value);
      return [
        String(at(value, 'name')),
        metadata.rollout === 'pilot'
          ? `pilot (${listPilots(metadata).length})`
          : String(metadata.rollout),
        PRODUCT_IDS.filter((id) => urls[id] !== undefined)
          .map((id) => PRODUCTS[id].name)
          .join(', '),
        String(metadata.customer_id),
      ];
    });
  if (rows.length === 0) return `The environment ${environment} has no organization yet.`;
  const table = [['name', 'rollout', 'products', 'customer id'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
