import { pick } from '../../local/world/draw.ts';
import { createCookieJar } from '../support/cookie-jar.ts';
import { type HttpTab, openTab } from '../support/http-tab.ts';
import { arriveApart, arriveTwice } from '../support/linkers.ts';
import {
  byUsername,
  changedAddress,
  type Newcomer,
  ordinaryPim,
  ordinarySdm,
  weakPassword,
} from '../support/newcomers.ts';
import type { TestWorld } from '../support/start-world.ts';

export type Product = 'pim' | 'sdm';

/** What somebody types on the sign-in pages. */
export interface Login {
  identifier: string;
  /** Best guess first; more than one while nobody told them which of them it is now. */
  passwords: string[];
  /** Typed on *Confirm your email address*; what stands there otherwise. */
  workEmail?: string | undefined;
  /** Where their password is below the policy. */
  newPassword?: string | undefined;
}

/** Somebody who comes back again and again, whatever happened the last time. */
export interface Customer {
  name: string;
  title: string;
  /** How they sign in; a second one is what is to be merged into the first. */
  logins: [Login, ...Login[]];
  /** Of each product, for *Link your account.* */
  productLogins: Partial<Record<Product, { identifier: string; passwords: string[] }>>;
  opens: [Product, ...Product[]];
  /** What is to be left in the end, whatever happens on the way. */
  keys: string[];
  email: string;
  mayReset: boolean;
  /** Whether they have seen a product from inside with their first login. */
  hasBeenIn: boolean;
  /** Tabs of one browser share its cookies; every other visit is in a new one. */
  openTab: () => HttpTab;
  /** Another browser, without any session. */
  changeBrowser(): void;
  resets: number;
}

type Description = Pick<
  Customer,
  'title' | 'logins' | 'productLogins' | 'opens' | 'keys' | 'email' | 'mayReset'
>;
type Arrive = (world: TestWorld, name: string) => Promise<Description>;

const single =
  (kind: { title: string; arrive(world: TestWorld, name: string): Promise<Newcomer> }): Arrive =>
  async (world, name) => {
    const { who, key, email } = await kind.arrive(world, name);
    return {
      title: kind.title,
      logins: [describeLogin(who)],
      productLogins: {},
      opens: [who.product],
      keys: [key],
      email,
      // A reset confirms the address on file: whoever wants another one does not ask for it.
      mayReset: who.identifier === email,
    };
  };

const twice: Arrive = async (world, name) => {
  const { pim, sdm } = await arriveTwice(world, name);
  return {
    title: 'both products, one address',
    logins: [describeLogin(sdm.who)],
    ...describeBoth(pim, sdm),
    email: sdm.email,
    mayReset: true,
  };
};

const apart: Arrive = async (world, name) => {
  const { pim, sdm } = await arriveApart(world, name);
  return {
    title: 'SDM, then Link your account. for PIM',
    logins: [describeLogin(sdm.who)],
    ...describeBoth(pim, sdm),
    email: sdm.email,
    mayReset: true,
  };
};

const merging: Arrive = async (world, name) => {
  const { pim, sdm } = await arriveApart(world, name);
  const both = describeBoth(pim, sdm);
  // One password, whether it is typed to sign in or on Link your account.: a reset there changes both.
  const { passwords } = both.productLogins.pim;
  const second = { ...describeLogin(pim.who), passwords, workEmail: sdm.email };
  return {
    title: 'SDM, then a PIM account merged into it',
    logins: [describeLogin(sdm.who), second],
    ...both,
    email: sdm.email,
    mayReset: false,
  };
};

const kinds: [Arrive, ...Arrive[]] = [
  single(ordinaryPim),
  single(ordinarySdm),
  single(byUsername),
  single(changedAddress),
  single(weakPassword),
  twice,
  twice,
  apart,
  apart,
  merging,
  merging,
];

/** One more customer of a kind that `draw` picks. The name is used once per world. */
export async function arrive(
  world: TestWorld,
  name: string,
  number: number,
  draw: () => number,
): Promise<Customer> {
  const described = await pick(draw, kinds)(world, name);
  const address = `10.${128 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  let cookies = createCookieJar();
  return {
    ...described,
    name,
    hasBeenIn: false,
    resets: 0,
    openTab: () => openTab(cookies, 'en', address),
    changeBrowser() {
      cookies = createCookieJar();
    },
  };
}

function describeLogin(who: Newcomer['who']): Login {
  const { identifier, password, workEmail, newPassword } = who;
  return { identifier, passwords: [password], workEmail, newPassword };
}

function describeBoth(pim: Newcomer, sdm: Newcomer) {
  const login = ({ who }: Newcomer) => ({ identifier: who.identifier, passwords: [who.password] });
  const opens: Customer['opens'] = ['sdm', 'pim'];
  return {
    productLogins: { pim: login(pim), sdm: login(sdm) },
    opens,
    keys: [sdm.key, pim.key],
  };
}
