import { createRandom } from '../../scripts/wave/random.ts';

const DAY = 24 * 60 * 60 * 1000;
const iso = (ms: number) => new Date(ms).toISOString();

/** A customer of a made-up tenant: so many of its people come over, the first of them so many days ago. */
export interface SampleCustomer {
  customerId: string;
  share: number;
  startedDaysAgo: number;
  /** How many of its people work with both products; 0: it has PIM alone. */
  both: number;
}

export function makeCustomerId(index: number): string {
  return `6f0d3b52-9a34-4c3e-8f57-${index.toString(16).padStart(12, '0')}`;
}

/**
 * Profiles as Auth0 exports them, one after the other, none of them kept: most are through, some on the way or stuck for each reason there is.
 * The same arguments give the same people. `at`: the time of the export, in Unix milliseconds.
 */
export function* makePeople(
  count: number,
  customers: readonly SampleCustomer[],
  at: number,
): Generator<Record<string, unknown>> {
  const random = createRandom(7);
  for (let index = 0; index < count; index += 1) {
    const customer = choose(customers, random());
    // Most come in the first weeks.
    const cameOver = at - customer.startedDaysAgo * DAY * (1 - random() ** 1.7);
    yield makePerson(customer, index, { cameOver, at, random });
  }
}

function makePerson(
  { customerId, both }: SampleCustomer,
  index: number,
  { cameOver, at, random }: { cameOver: number; at: number; random: () => number },
) {
  const product = random() < 0.75 || both === 0 ? 'pim' : 'sdm';
  const key = `${product}|${customerId}|${index}`;
  const other = `${product === 'pim' ? 'sdm' : 'pim'}|${customerId}|${index}`;
  const email = `person-${index}@customer.example`;
  const seen = { proof: 'a'.repeat(64), at: cameOver + 60_000 };
  const request = { email, at: iso(cameOver + 30_000) };
  const attempt = { secret: 'b'.repeat(64), at: cameOver + 20_000, email, identities: [key] };
  const identity = (id: string) => ({
    connection: 'akeneo-product-cloud',
    provider: 'auth0',
    isSocial: false,
    user_id: id,
  });
  const migrated = { from: key, at: iso(cameOver), email, password_below_policy: false };
  const fate = random();
  const isBack = random() < 0.93;
  const lastLogin = isBack ? Math.min(at, cameOver + random() * (at - cameOver)) : cameOver + 1000;
  const linked = random() < both ? [identity(key), identity(other)] : [identity(key)];
  const through = {
    email_verified: true,
    last_login: iso(lastLogin),
    identities: linked,
    app_metadata: { migrated, confirmed_email: email, confirmation_seen: seen },
  };
  const ends: [number, object][] = [
    [0.02, { app_metadata: { migrated } }],
    [0.02, { app_metadata: { migrated, confirmation: attempt, confirmation_request: request } }],
    [0.006, { app_metadata: { migrated, confirmation_request: request, confirmation_seen: seen } }],
    [0.01, { app_metadata: { migrated, merging_into: 'auth0|other', confirmation_seen: seen } }],
    [
      0.015,
      {
        ...through,
        app_metadata: {
          ...through.app_metadata,
          migrated: { ...migrated, password_below_policy: true },
        },
      },
    ],
    [0.004, { ...through, blocked: true }],
    [1, through],
  ];
  return {
    user_id: `auth0|${key}`,
    email,
    email_verified: false,
    created_at: iso(cameOver),
    last_login: iso(cameOver),
    identities: [identity(key)],
    ...chooseByWeight(ends, fate),
  };
}

function choose(customers: readonly SampleCustomer[], at: number): SampleCustomer {
  const weighed = customers.map((one): [number, SampleCustomer] => [one.share, one]);
  return chooseByWeight(weighed, at);
}

/** The entry that `at`, from 0 to 1, falls on; the last one where the weights end before it. */
function chooseByWeight<T>(entries: readonly [number, T][], at: number): T {
  let sum = 0;
  for (const [weight, value] of entries) {
    sum += weight;
    if (at < sum) return value;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new Error('nothing to choose from');
  return last[1];
}
