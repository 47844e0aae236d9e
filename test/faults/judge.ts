import {
  findLosses,
  findViolations,
  isEstablished,
  listKeys,
  type Stock,
} from '../support/check-invariants.ts';
import type { Customer } from './customers.ts';

/** What must not be at any moment, whatever was lost on the way. */
export function judgeMoment(before: Stock, now: Stock, customers: readonly Customer[]): string[] {
  return [...findViolations(now), ...findLosses(before, now), ...findMixed(now, customers)];
}

/** What one customer is left with, once nothing stands in the way: all of it, as if nothing had happened. */
export function judgeEnd(
  { name, keys, email }: Customer,
  { users, productAccounts }: Stock,
): string[] {
  const holders = users.filter((user) => listKeys(user).some((key) => keys.includes(key)));
  const [holder, ...others] = holders;
  if (holder === undefined) return [`${name} has no account`];
  const held = listKeys(holder);
  const claims = productAccounts.filter(({ key }) => keys.includes(key));
  return [
    ...others.map(({ user_id }) => `${name} is left with ${user_id} as well`),
    ...(isEstablished(holder) ? [] : [`${name} is not established`]),
    ...(holder.email === email ? [] : [`${name} signs in as ${holder.email}, expected ${email}`]),
    ...keys.filter((key) => !held.includes(key)).map((key) => `${name} does not hold ${key}`),
    ...claims
      .filter(({ claimedBy }) => claimedBy !== holder.user_id)
      .map(({ key, claimedBy }) => `${key} is claimed by ${claimedBy}`),
  ];
}

function findMixed({ users }: Stock, customers: readonly Customer[]): string[] {
  const owners = new Map(customers.flatMap(({ name, keys }) => keys.map((key) => [key, name])));
  return users.flatMap((user) => {
    const names = new Set(
      listKeys(user)
        .map((key) => owners.get(key))
        .filter(Boolean),
    );
    return names.size > 1 ? [`${user.user_id} holds what is of ${[...names].join(' and ')}`] : [];
  });
}
