import { seedOrganizations, seedUsers } from '../local/products/seed.ts';
import type { Urls } from '../local/world/describe-keywords.ts';

/** What `npm start` prints: where to go, and as whom. */
export function describeWorld(urls: Urls, folder: string | undefined): string {
  const organizations = seedOrganizations.map(({ name, display_name, products, rollout }) => [
    name,
    display_name,
    rollout === 'on' ? 'Product Cloud' : "the product's own login page",
    ...(['pim', 'sdm'] as const).map((id) => (products.includes(id) ? `${urls[id]}/${name}` : '-')),
  ]);
  const users = seedUsers.map((user) => [
    user.organization,
    user.product,
    user.username ? `${user.email} (${user.username})` : user.email,
    user.password ?? '(none)',
    user.tryThis,
  ]);
  return [
    '',
    'Akeneo Product Cloud, on your machine',
    '',
    table([
      ['Start here', `${urls.tenant}__local`],
      ['Akeneo PIM', `${urls.pim}/acme`],
      ['Supplier Data Manager', `${urls.sdm}/acme`],
      ['Inbox', urls.inbox],
      ['Tenant', urls.tenant],
    ]),
    '',
    table([['organization', 'name', 'signs in at', 'Akeneo PIM', 'SDM'], ...organizations]),
    '',
    table([
      ['organization', 'product', 'email (username)', 'old password', 'what to try'],
      ...users,
    ]),
    '',
    `Try first: open ${urls.pim}/acme as nora.lindqvist@acme.example, confirm the email with the mail in ${urls.inbox}.`,
    folder === undefined
      ? 'Stop with Ctrl+C. Everything is forgotten then.'
      : `Stop with Ctrl+C. Tenant and products are kept in ${folder}; the inbox is forgotten.`,
    '',
  ].join('\n');
}

function table(rows: string[][]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
