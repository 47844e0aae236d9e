import type { TestWorld } from './start-world.ts';

/** Everything that the tenant and both products keep about people. */
export type Stock = Awaited<ReturnType<TestWorld['stock']>>;
type User = Stock['users'][number];

/**
 * What must never be, over the whole tenant and both products: a product account on two accounts, a confirmed email on two, a token
 * before the confirmation, an identity without its claim, a merged account with its door open. Empty when nothing is.
 * True at every moment, after a crash too: a claim may be ahead of its identity, never the other way round.
 */
export function findViolations(stock: Stock): string[] {
  return [
    ...findSharedKeys(stock),
    ...findSharedEmails(stock),
    ...findUnclaimed(stock),
    ...findStrangeClaims(stock),
    ...findOpenDoors(stock),
    ...findEarlyTokens(stock),
  ];
}

/** Claims that are still ahead of their identities: none once everybody has finished. */
export function findUnfinished({ users, productAccounts }: Stock): string[] {
  return productAccounts.flatMap(({ key, claimedBy }) => {
    if (claimedBy === null) return [];
    const holder = users.find(({ user_id }) => user_id === claimedBy);
    return holder && listKeys(holder).includes(key) ? [] : [`${key} is claimed, not held`];
  });
}

/** Invariant 6: what was there and is no more, whatever happened in between. */
export function findLosses(before: Stock, after: Stock): string[] {
  return [
    ...before.users.filter(isEstablished).flatMap((user) => describeLoss(user, after)),
    ...before.users.filter(isMerging).flatMap((user) => describeLostMerge(user, after)),
    ...before.productAccounts
      .filter((one) => after.productAccounts.find(({ key }) => key === one.key)?.own !== one.own)
      .map(({ key }) => `${key} is not what it was`),
  ];
}

export function isEstablished({ email, email_verified, app_metadata }: User): boolean {
  return email_verified && app_metadata.confirmed_email === email;
}

export function listKeys({ identities }: Pick<User, 'identities'>): string[] {
  return identities.map(({ user_id }) => user_id);
}

function findSharedKeys({ users }: Stock): string[] {
  return findTwice(users.flatMap(listKeys)).map((key) => `${key} hangs on two accounts`);
}

function findSharedEmails({ users }: Stock): string[] {
  const emails = users.filter(isEstablished).map(({ email }) => email);
  return findTwice(emails).map((email) => `${email} is confirmed for two accounts`);
}

/** What somebody established holds, its product knows. */
function findUnclaimed({ users, productAccounts }: Stock): string[] {
  return users.filter(isEstablished).flatMap((user) =>
    listKeys(user).flatMap((key) => {
      const account = productAccounts.find((one) => one.key === key);
      if (account === undefined) return [`${user.user_id} holds ${key}, which no product has`];
      const { claimedBy } = account;
      return claimedBy === user.user_id
        ? []
        : [`${user.user_id} holds ${key}, claimed by ${claimedBy}`];
    }),
  );
}

/** Nobody is claimed for an account that never was, or for one while another holds it. */
function findStrangeClaims({ users, productAccounts, deleted }: Stock): string[] {
  return productAccounts.flatMap(({ key, claimedBy }) => {
    if (claimedBy === null || deleted.includes(claimedBy)) return [];
    const claimant = users.find(({ user_id }) => user_id === claimedBy);
    if (claimant === undefined) return [`${key} is claimed by ${claimedBy}, who is nobody`];
    const holder = users.find((user) => user !== claimant && listKeys(user).includes(key));
    return holder !== undefined && isEstablished(holder)
      ? [`${key} is claimed by ${claimedBy} and held by ${holder.user_id}`]
      : [];
  });
}

/** A linked identity keeps its own password: only an address that nobody has keeps it shut. */
function findOpenDoors({ users, credentials }: Stock): string[] {
  const linked = new Set(
    users.flatMap(({ identities }) => identities.slice(1)).map((one) => name(one)),
  );
  return credentials
    .filter(
      ({ connection, identityId, email }) =>
        (connection === 'product-accounts' ||
          linked.has(name({ connection, user_id: identityId }))) &&
        !email.endsWith('@closed.invalid'),
    )
    .map(({ identityId }) => `the door of ${identityId} is open`);
}

/** A token left only for somebody who is established, and holds an account of that product, or is deleted by now. */
function findEarlyTokens({ users, tokens, deleted }: Stock): string[] {
  return tokens.flatMap(({ type, userId, client }) => {
    const user = users.find(({ user_id }) => user_id === userId);
    if (user === undefined) {
      return deleted.includes(userId) ? [] : [`${type} for ${userId}, who is gone`];
    }
    const product = client === 'Akeneo PIM' ? 'pim|' : 'sdm|';
    const holds = listKeys(user).some((key) => key.startsWith(product));
    return isEstablished(user) && holds ? [] : [`${type} for ${userId} at ${client}`];
  });
}

function isMerging({ app_metadata }: User): boolean {
  return typeof app_metadata.merging_into === 'string';
}

function describeLoss(user: User, { users, deleted }: Stock): string[] {
  if (deleted.includes(user.user_id)) return [];
  const now = users.find(({ user_id }) => user_id === user.user_id);
  if (now === undefined) return [`${user.user_id} is gone`];
  const lostKeys = listKeys(user).filter((key) => !listKeys(now).includes(key));
  const kept = Object.keys(user.app_metadata).filter((key) =>
    /^(migrated|confirmed_email)/.test(key),
  );
  const changed = kept.filter(
    (key) => JSON.stringify(user.app_metadata[key]) !== JSON.stringify(now.app_metadata[key]),
  );
  return [...lostKeys, ...changed].map((what) => `${user.user_id} lost ${what}`);
}

/** Whoever was merged left behind where they had come from. */
function describeLostMerge(user: User, { users, deleted }: Stock): string[] {
  const [key = ''] = listKeys(user);
  const holder = users.find((one) => listKeys(one).includes(key));
  if (holder === undefined) {
    return deleted.includes(user.user_id) ? [] : [`${user.user_id} is gone, and ${key} with it`];
  }
  const { app_metadata } = holder;
  const record =
    holder.user_id === user.user_id ? app_metadata.migrated : app_metadata[`migrated:${key}`];
  return JSON.stringify(record) === JSON.stringify(user.app_metadata.migrated)
    ? []
    : [`${holder.user_id} lost where ${key} came from`];
}

function findTwice(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function name({ connection, user_id }: { connection: string; user_id: string }): string {
  return `${connection} ${user_id}`;
}
