import { addUser } from './add-user.ts';
import type { SignIn } from './http-person.ts';
import { createPerson, signIn } from './http-person.ts';
import type { TestWorld } from './start-world.ts';

/** Somebody who has not come over yet. */
export interface Newcomer {
  who: SignIn;
  /** Product account key: the bare identity id. */
  key: string;
  /** The email of the account when all is done. */
  email: string;
}

/** One way in which a first sign-in can go. `name` is used once per world: it becomes the address. */
export interface Kind {
  title: string;
  arrive(world: TestWorld, name: string): Promise<Newcomer>;
}

/** Whoever keeps the address of the product; with a password of their own where two are to differ. */
interface OrdinaryKind extends Kind {
  arrive(world: TestWorld, name: string, password?: string): Promise<Newcomer>;
}

const usual = 'Copper!Kettle41';

export const ordinaryPim: OrdinaryKind = {
  title: 'PIM, the address stays',
  arrive: async (world, name, password = usual) => {
    const email = `${name}@acme.example`;
    const place = { product: 'pim', organization: 'acme' } as const;
    const key = await addUser(world, { ...place, name, email, password });
    const who = { ...place, identifier: email, password };
    return { who, key, email };
  },
};

export const ordinarySdm: OrdinaryKind = {
  title: 'Supplier Data Manager, the address stays',
  arrive: async (world, name, password = usual) => {
    const email = `${name}@acme.example`;
    const place = { product: 'sdm', organization: 'acme' } as const;
    const key = await addUser(world, { ...place, name, email, password });
    const who = { ...place, identifier: email, password };
    return { who, key, email };
  },
};

export const byUsername: Kind = {
  title: 'PIM, by username',
  arrive: async (world, name) => {
    const { who, ...rest } = await ordinaryPim.arrive(world, name);
    return { who: { ...who, identifier: name, workEmail: rest.email }, ...rest };
  },
};

export const changedAddress: Kind = {
  title: 'PIM, another address',
  arrive: async (world, name) => {
    const { who, key } = await ordinaryPim.arrive(world, `old-${name}`);
    const email = `${name}@acme.example`;
    return { who: { ...who, workEmail: email }, key, email };
  },
};

/** Somebody signed in to SDM with the address that is typed later, and never confirmed it. */
export const leftoverInTheWay: Kind = {
  title: 'PIM, another address that an unfinished import holds',
  arrive: async (world, name) => {
    const leftover = await ordinarySdm.arrive(world, name);
    const person = await createPerson(world);
    const { product, organization, identifier } = leftover.who;
    await person.openProduct(product, organization);
    await person.typeIdentifier(identifier);
    await person.typePassword(usual);
    return changedAddress.arrive(world, name);
  },
};

export const weakPassword: Kind = {
  title: 'PIM, a password below the policy',
  arrive: async (world, name) => {
    const { who, ...rest } = await ordinaryPim.arrive(world, name, 'sunshine');
    return { who: { ...who, newPassword: usual }, ...rest };
  },
};

export const kinds = [
  ordinaryPim,
  ordinarySdm,
  byUsername,
  changedAddress,
  leftoverInTheWay,
  weakPassword,
];

/** Signs a newcomer in without any trouble and says which outside calls that takes, in order. */
export async function recordCleanRun(world: TestWorld, kind: Kind, name: string) {
  const { who } = await kind.arrive(world, name);
  await world.resetCalls();
  const way = await signIn(world, await createPerson(world), who);
  return { way, calls: (await world.calls()).map(describeCall) };
}

/** `PATCH users`, `GET pim accounts`: what was called, of whom does not matter. */
export function describeCall({ method, url }: { method: string; url: string }): string {
  const { pathname } = new URL(url);
  const management = /^\/api\/v2\/([\w-]+)/.exec(pathname);
  if (management) return `${method} ${management[1]}`;
  const call = pathname.split('/').at(-1);
  return `${method} ${call}`;
}
