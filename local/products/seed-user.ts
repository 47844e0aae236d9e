import type { Database } from 'node-sqlite3-wasm';
import type { HistoryEntry } from './database/history.ts';
import { hashPassword } from './database/passwords.ts';
import type { ProductName, ProductOrganization } from './organization.ts';
import type { ProductRules } from './rules.ts';

/** A person (or machine) as written in the seed. What is left out is the ordinary case. */
export interface SeedUser {
  organization: string;
  product: ProductName;
  name: string;
  email: string;
  /** PIM only. */
  username?: string;
  /** The old product password, readable. Null: single sign-on, no password at all. */
  password: string | null;
  /** One line for the newcomer. */
  tryThis: string;
  /** BCP 47; en-US when left out. */
  locale?: string;
  disabled?: true;
  locked?: true;
  userType?: 'api' | 'job';
  roles?: string[];
  preferences?: Record<string, string>;
  history?: HistoryEntry[];
}

/** Later than any journey: a seeded lock does not open while somebody tries things out. */
const lockedForever = Date.UTC(2100, 0, 1);

/** Adds people in this order, each under the organization's next small integer. Returns the ids. */
export async function addUsers(
  database: Database,
  rules: ProductRules,
  organization: ProductOrganization,
  seeds: readonly SeedUser[],
): Promise<number[]> {
  const hashes = await Promise.all(
    seeds.map(({ password }) => (password === null ? null : hashPassword(password))),
  );
  return seeds.map((seed, index) =>
    addUser(database, rules, organization, seed, hashes[index] ?? null),
  );
}

function addUser(
  database: Database,
  rules: ProductRules,
  organization: ProductOrganization,
  seed: SeedUser,
  passwordHash: string | null,
): number {
  const id = nextId(database, organization.customer_id);
  const [givenName = seed.name, ...rest] = seed.name.split(' ');
  database.run(
    `INSERT INTO users (customer_id, id, username, username_folded, email, email_folded, given_name, family_name,
       locale, enabled, user_type, password_hash, roles, preferences, failures, failures_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      organization.customer_id,
      id,
      seed.username ?? null,
      seed.username === undefined ? null : rules.fold(seed.username),
      seed.email,
      rules.fold(seed.email),
      givenName,
      rest.join(' '),
      seed.locale ?? 'en-US',
      !seed.disabled,
      seed.userType ?? 'user',
      passwordHash,
      JSON.stringify(seed.roles ?? usualRoles[seed.product]),
      JSON.stringify(seed.preferences ?? usualPreferences[seed.product]),
      seed.locked ? 5 : 0,
      seed.locked ? lockedForever : null,
    ],
  );
  for (const entry of seed.history ?? usualHistory[seed.product])
    database.run('INSERT INTO history_entries VALUES (?, ?, ?, ?, ?)', [
      organization.customer_id,
      id,
      entry.date,
      entry.kind,
      entry.item,
    ]);
  return id;
}

/** Never one that somebody had: a Product Cloud account may still hold it. */
function nextId(database: Database, customerId: string): number {
  const [row] = database.all(
    'UPDATE organizations SET last_user_id = last_user_id + 1 WHERE customer_id = ? RETURNING last_user_id AS id',
    [customerId],
  );
  return Number(row?.id);
}

const usualRoles: Record<ProductName, string[]> = {
  pim: ['Catalog manager'],
  sdm: ['Member'],
};

const usualPreferences: Record<ProductName, Record<string, string>> = {
  pim: {
    default_locale: 'English (United States)',
    default_channel: 'Ecommerce',
    default_view: 'Products to enrich',
  },
  sdm: { language: 'English', notifications: 'Weekly summary' },
};

const usualHistory: Record<ProductName, HistoryEntry[]> = {
  pim: [
    { date: '2026-09-14', kind: 'created', item: 'Product 1111111171' },
    { date: '2026-10-02', kind: 'edited', item: 'Family Camcorders' },
  ],
  sdm: [
    { date: '2026-08-27', kind: 'created', item: 'Job Autumn catalogue' },
    { date: '2026-10-09', kind: 'edited', item: 'Project Lighting suppliers' },
  ],
};
