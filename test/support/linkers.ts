import { listKeys } from './check-invariants.ts';
import {
  createPerson,
  type HttpPerson,
  type ProductLogin,
  type SignIn,
  signIn,
} from './http-person.ts';
import { type Newcomer, ordinaryPim, ordinarySdm, weakPassword } from './newcomers.ts';
import type { TestWorld } from './start-world.ts';

/** Somebody one sign-in away from one account for both products. */
export interface Linker {
  person: HttpPerson;
  /** That sign-in. */
  who: SignIn;
  /** What is to be left: the account, its email and password, and the product accounts that it holds. */
  userId: string;
  email: string;
  password: string;
  keys: string[];
  /** The login of each product, for *Link your account.* */
  logins: Record<'pim' | 'sdm', ProductLogin>;
}

/** One way to one account. `name` is used once per world: it becomes the addresses. */
export interface LinkPath {
  title: string;
  arrive(world: TestWorld, name: string): Promise<Linker>;
}

const inPim = 'Copper!Kettle41';
const inSdm = 'Harvest@Cliff51';

export const sameEmailPimFirst: LinkPath = {
  title: 'the proven email, PIM first',
  arrive: async (world, name) => describeSameEmail(world, await arriveTwice(world, name), 'pim'),
};

export const sameEmailSdmFirst: LinkPath = {
  title: 'the proven email, Supplier Data Manager first',
  arrive: async (world, name) => describeSameEmail(world, await arriveTwice(world, name), 'sdm'),
};

export const linkForm: LinkPath = {
  title: 'Link your account., a PIM account that the tenant does not know',
  arrive: async (world, name) => {
    const { pim, sdm } = await arriveApart(world, name);
    const person = await createPerson(world);
    await signIn(world, person, sdm.who);
    const productLogin = login(pim);
    const who: SignIn = { ...sdm.who, product: 'pim', productLogin };
    return { person, who, ...describeEnd(sdm, pim) };
  },
};

export const linkFormAfterImport: LinkPath = {
  title: 'Link your account., a PIM account whose first sign-in was abandoned',
  arrive: async (world, name) => {
    const linker = await linkForm.arrive(world, name);
    const { identifier, password } = linker.logins.pim;
    const who: SignIn = { product: 'pim', organization: 'acme', identifier, password };
    const abandoned = await createPerson(world);
    await abandoned.openProduct(who.product, who.organization);
    await abandoned.typeIdentifier(who.identifier);
    await abandoned.typePassword(who.password);
    return linker;
  },
};

export const linkFormForgotten: LinkPath = {
  title: 'Link your account., a PIM account whose password is forgotten',
  arrive: async (world, name) => {
    const linker = await linkForm.arrive(world, name);
    const productLogin = { ...linker.logins.pim, password: 'Meadow$Lantern62', forgotten: true };
    return {
      ...linker,
      who: { ...linker.who, productLogin },
      logins: { ...linker.logins, pim: productLogin },
    };
  },
};

export const merge: LinkPath = {
  title: 'merge: the intent, then the sign-in of the owner',
  arrive: async (world, name) => {
    const { pim, sdm } = await arriveApart(world, name);
    await signIn(world, await createPerson(world), sdm.who);
    const ownerPassword = sdm.who.password;
    const who = { ...pim.who, workEmail: sdm.email, ownerPassword };
    return { person: await createPerson(world), who, ...describeEnd(sdm, pim) };
  },
};

export const mergeOfDeleted: LinkPath = {
  title:
    'merge: the account that comes over was deleted in between, and is linked with its password',
  arrive: async (world, name) => {
    const { person, who, ...end } = await merge.arrive(world, name);
    const { ownerPassword, ...intent } = who;
    await signIn(world, person, intent);
    await world.deleteUser(`auth0|${end.keys[1]}`);
    const { sdm, pim: productLogin } = end.logins;
    const owner: SignIn = { ...sdm, product: 'pim', organization: 'acme', productLogin };
    return { person: await createPerson(world), who: owner, ...end };
  },
};

export const afterNewPassword: LinkPath = {
  title: 'the proven email, a new password had to be chosen first',
  arrive: async (world, name) => {
    const pim = await weakPassword.arrive(world, name);
    const sdm = await ordinarySdm.arrive(world, name, inSdm);
    const person = await createPerson(world);
    await signIn(world, person, pim.who);
    const { newPassword: password = '', ...rest } = pim.who;
    const who: SignIn = { ...rest, password };
    const end = describeEnd({ ...pim, who }, sdm);
    return { person, who: { ...who, product: 'sdm' }, ...end };
  },
};

export const linkPaths = [
  sameEmailPimFirst,
  sameEmailSdmFirst,
  linkForm,
  linkFormAfterImport,
  linkFormForgotten,
  merge,
  mergeOfDeleted,
  afterNewPassword,
];

/** Somebody whom both products know under one email. */
export async function arriveTwice(world: TestWorld, name: string) {
  return {
    pim: await ordinaryPim.arrive(world, name, inPim),
    sdm: await ordinarySdm.arrive(world, name, inSdm),
  };
}

/** Somebody whom each product knows under another email. */
export async function arriveApart(world: TestWorld, name: string) {
  return {
    pim: await ordinaryPim.arrive(world, `pim-${name}`, inPim),
    sdm: await ordinarySdm.arrive(world, `sdm-${name}`, inSdm),
  };
}

async function describeSameEmail(
  world: TestWorld,
  { pim, sdm }: { pim: Newcomer; sdm: Newcomer },
  first: 'pim' | 'sdm',
): Promise<Linker> {
  const [one, other] = first === 'pim' ? [pim, sdm] : [sdm, pim];
  return { person: await createPerson(world), who: one.who, ...describeEnd(one, other) };
}

function describeEnd(primary: Newcomer, other: Newcomer) {
  const [pim, sdm] = primary.who.product === 'pim' ? [primary, other] : [other, primary];
  return {
    userId: `auth0|${primary.key}`,
    email: primary.email,
    password: primary.who.password,
    keys: [primary.key, other.key],
    logins: { pim: login(pim), sdm: login(sdm) },
  };
}

function login({ who: { identifier, password } }: Newcomer) {
  return { identifier, password };
}

/** Opens the other product with the account of `from`, and types the login of `to` on *Link your account.* */
export function linking(from: Newcomer, to: Newcomer): SignIn {
  const { product, identifier, password } = to.who;
  return { ...from.who, product, productLogin: { identifier, password } };
}

/** The accounts on which these product accounts hang, each with its email and all that it holds. */
export async function listAccounts(world: TestWorld, ...newcomers: Newcomer[]) {
  const { users } = await world.stock();
  const keys = newcomers.map(({ key }) => key);
  return users
    .filter((user) => listKeys(user).some((key) => keys.includes(key)))
    .map((user) => ({ email: user.email, holds: listKeys(user) }));
}
