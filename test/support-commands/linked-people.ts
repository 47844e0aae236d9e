import { createPerson, signIn } from '../support/http-person.ts';
import { changedAddress, ordinaryPim, ordinarySdm } from '../support/newcomers.ts';
import type { TestWorld } from '../support/start-world.ts';

/** Somebody who holds two product accounts: the account's own, and a linked one. */
export interface LinkedPerson {
  email: string;
  primary: string;
  /** Product account keys. */
  own: string;
  linked: string;
  /** The email of the linked product account in its product. */
  linkedEmail: string;
  password: string;
}

/** An SDM account that owned the email first, and a PIM account with another one that was merged into it. */
export async function merge(world: TestWorld, name: string): Promise<LinkedPerson> {
  const first = await ordinarySdm.arrive(world, name);
  await signIn(world, await createPerson(world), first.who);
  const second = await changedAddress.arrive(world, name);
  await signIn(world, await createPerson(world), second.who);
  const owner = { ...second.who, identifier: first.email };
  const { end } = await signIn(world, await createPerson(world), owner);
  if (end.kind !== 'home') throw new Error(`not merged: ${JSON.stringify(end)}`);
  return {
    email: first.email,
    primary: `auth0|${first.key}`,
    own: first.key,
    linked: second.key,
    linkedEmail: second.who.identifier,
    password: second.who.password,
  };
}

/** Two accounts under one email: that of the SDM is attached when the email is confirmed. */
export async function linkByEmail(world: TestWorld, name: string): Promise<LinkedPerson> {
  const pim = await ordinaryPim.arrive(world, name);
  const sdm = await ordinarySdm.arrive(world, name);
  await signIn(world, await createPerson(world), pim.who);
  return {
    email: pim.email,
    primary: `auth0|${pim.key}`,
    own: pim.key,
    linked: sdm.key,
    linkedEmail: sdm.email,
    password: pim.who.password,
  };
}

/** What is stored about this person, everywhere. */
export async function takeStock(world: TestWorld, person: LinkedPerson) {
  const [users, pim, sdm] = await Promise.all([
    world.users(),
    world.productUsers('pim', 'acme'),
    world.productUsers('sdm', 'acme'),
  ]);
  const findClaim = (key: string) => {
    const [product, , id] = key.split('|');
    return (product === 'pim' ? pim : sdm).find((user) => String(user.id) === id)?.claimedBy;
  };
  const primary = users.find(({ user_id }) => user_id === person.primary);
  return {
    holds: primary?.identities.map(({ user_id }) => user_id),
    email: primary?.email,
    verified: primary?.email_verified,
    confirmed: primary?.app_metadata.confirmed_email,
    marks: Object.keys(primary?.app_metadata ?? {}).filter((name) => name.includes('|')),
    linkedUser: users.some(({ user_id }) => user_id === `auth0|${person.linked}`),
    linkedClaim: findClaim(person.linked),
    ownClaim: findClaim(person.own),
  };
}

/** What unlinking must end in. */
export function describeUnlinked(person: LinkedPerson): Awaited<ReturnType<typeof takeStock>> {
  return {
    holds: [person.own],
    email: person.email,
    verified: true,
    confirmed: person.email,
    marks: [],
    linkedUser: false,
    linkedClaim: null,
    ownClaim: person.primary,
  };
}
