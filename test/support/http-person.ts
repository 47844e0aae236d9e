import type { Language } from '../../policy/language.ts';
import { createCookieJar } from './cookie-jar.ts';
import { type HttpAnswer, openTab } from './http-tab.ts';
import { type Place, readPlace } from './read-place.ts';
import type { TestWorld } from './start-world.ts';

/** The login of a product, for *Link your account.* */
export interface ProductLogin {
  identifier: string;
  /** With `forgotten`: the one that they choose on the product's reset page, which makes `forgotten` false. */
  password: string;
  forgotten?: boolean;
}

/** What somebody knows, and what they want to use it for. */
export interface SignIn {
  product: 'pim' | 'sdm';
  organization: string;
  /** An email, or for PIM a username. */
  identifier: string;
  password: string;
  /** Typed on *Confirm your email address* in place of the one that stands there. */
  workEmail?: string;
  /** Typed on *Link your account.*: the login of the product that is being opened. */
  productLogin?: ProductLogin;
  /** Chosen through the mailed link, where the password of the product is below the policy. */
  newPassword?: string;
  /** The password of the account that owned `workEmail` first, for the page that asks for it. */
  ownerPassword?: string;
  /** The page on which they walk away. */
  leaveAt?: Place['kind'] | undefined;
}

/** Somebody with a browser of their own, who does by HTTP what `person.ts` does in Chromium. Each step says where it led. */
export interface HttpPerson {
  where(): Place;
  openProduct(product: 'pim' | 'sdm', organization: string): Promise<Place>;
  typeIdentifier(identifier: string): Promise<Place>;
  typePassword(password: string): Promise<Place>;
  /** *Confirm & Continue*, with another work email if one is given. */
  askForLink(workEmail?: string): Promise<Place>;
  /** Opens a link in another tab of the same browser; the first tab stays where it is. */
  clickLink(address: string): Promise<Place>;
  /** **Continue** on *Check your inbox*. */
  pressContinue(): Promise<Place>;
  /** **CONTINUE** on *Link your account.* */
  typeProductLogin(identifier: string, password: string): Promise<Place>;
  /** "Forgot your ... password?" on *Link your account.*, **SEND RESET LINK**. */
  askForProductReset(email: string): Promise<Place>;
  /** Opens the product's reset link in another tab and chooses this password. */
  resetProductPassword(address: string, password: string): Promise<void>;
  /** Presses a button of *Link your account.* by its component: `inbox_back`, `link_no_account`, ... */
  pressLink(component: string): Promise<Place>;
  /** **Send a reset link** on *Choose a new password*. */
  askForNewPassword(): Promise<Place>;
  /** Opens the link of such a mail in another tab and chooses this password; what that tab reads then. */
  choosePassword(address: string, password: string): Promise<Place>;
  /** The link of *Sign in with the password of ...*, or of the inbox page of *Choose a new password*. Throws on any other page. */
  followSignIn(): Promise<Place>;
  signOut(): Promise<Place>;
  reload(): Promise<Place>;
  /** Their cookies in the words of Playwright, for going on in Chromium. */
  listCookies(): { name: string; value: string; domain: string; path: string }[];
}

let people = 0;

/** Everybody has an address of their own: limits are for one of it. */
function createAddress(): string {
  people += 1;
  return `10.${[16, 8, 0].map((bits) => (people >> bits) & 255).join('.')}`;
}

/** A person with an empty cookie jar, at an address of their own unless one is given. `listen` hears of every answer that they get. */
export async function createPerson(
  world: TestWorld,
  {
    language = 'en',
    address = createAddress(),
    listen,
  }: { language?: Language; address?: string; listen?: (answer: HttpAnswer) => void } = {},
): Promise<HttpPerson> {
  const urls = await world.urls();
  const cookies = createCookieJar();
  const openOther = (from?: string) => openTab(cookies, language, from, listen);
  const tab = openOther(address);
  const where = () => readPlace(tab.page());
  return {
    where,
    openProduct: async (product, organization) =>
      readPlace(await tab.go(`${urls[product]}/${organization}/`)),
    typeIdentifier: async (username) => readPlace(await tab.press('default', { username })),
    typePassword: async (password) => readPlace(await tab.press('default', { password })),
    askForLink: async (workEmail) =>
      readPlace(
        await tab.press('default', workEmail === undefined ? {} : { work_email: workEmail }),
      ),
    clickLink: async (link) => readPlace(await openOther(address).go(link)),
    pressContinue: async () => readPlace(await tab.press('default')),
    typeProductLogin: async (identifier, password) =>
      readPlace(await tab.press('default', { identifier, password })),
    async askForProductReset(email) {
      await tab.press('component:link_forgot');
      return readPlace(await tab.press('default', { reset_email: email }));
    },
    async resetProductPassword(link, password) {
      const other = openOther(address);
      await other.go(link);
      await other.submit({ password, password_repeat: password });
    },
    pressLink: async (component) => readPlace(await tab.press(`component:${component}`)),
    askForNewPassword: async () => readPlace(await tab.press('default')),
    async choosePassword(link, password) {
      const other = openOther();
      await other.go(link);
      const typed = { 'password-reset': password, 're-enter-password': password };
      return readPlace(await other.press('default', typed));
    },
    async followSignIn() {
      const place = where();
      if (place.kind !== 'other_password' && place.kind !== 'password_inbox')
        throw new Error(`no sign-in link on ${place.kind}`);
      return readPlace(await tab.go(place.signIn));
    },
    async signOut() {
      const { origin, pathname } = tab.page().url;
      return readPlace(await tab.go(`${origin}/${pathname.split('/')[1]}/logout`));
    },
    reload: async () => readPlace(await tab.go(tab.page().url.href)),
    listCookies: () => cookies.list().map(({ host, ...cookie }) => ({ ...cookie, domain: host })),
  };
}

/** The link in the newest mail to this address, once there is one. Throws when none comes. */
export async function readLink(world: TestWorld, address: string): Promise<string> {
  const [newest] = await world.waitForMail(address);
  const link = newest?.html?.match(/href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
  if (link === undefined) throw new Error(`no mail with a link to ${address}`);
  return link;
}

/** Where a sign-in ended, and the pages that were passed on the way, in order. */
export interface Way {
  end: Place;
  pages: Place['kind'][];
}

/**
 * Signs in, the first time or again: opens the product and does what each page asks for, until the product is reached or
 * a page says no or comes back.
 */
export async function signIn(world: TestWorld, person: HttpPerson, who: SignIn): Promise<Way> {
  return goOn(world, person, who, await person.openProduct(who.product, who.organization));
}

/** The same from a page that is already open. */
export async function goOn(
  world: TestWorld,
  person: HttpPerson,
  who: SignIn,
  from: Place,
): Promise<Way> {
  const pages: Place['kind'][] = [];
  let place = from;
  while (!pages.includes(place.kind) && place.kind !== who.leaveAt) {
    pages.push(place.kind);
    if (place.kind === 'other_password' && who.ownerPassword !== undefined) {
      const { ownerPassword: password, ...rest } = who;
      const owner = { ...rest, identifier: who.workEmail ?? who.identifier, password };
      const way = await goOn(world, person, owner, await person.followSignIn());
      return { end: way.end, pages: [...pages, ...way.pages] };
    }
    if (place.kind === 'password_inbox' && who.newPassword !== undefined) {
      const { newPassword: password, workEmail, ...rest } = who;
      const identifier = workEmail ?? who.identifier;
      await person.choosePassword(await world.waitForLink(identifier, 'ticket='), password);
      const again = { ...rest, identifier, password };
      const way = await goOn(world, person, again, await person.followSignIn());
      return { end: way.end, pages: [...pages, ...way.pages] };
    }
    place = await answer(world, person, who, place);
  }
  return { end: place, pages };
}

async function answer(
  world: TestWorld,
  person: HttpPerson,
  { identifier, password, workEmail, productLogin }: SignIn,
  place: Place,
): Promise<Place> {
  switch (place.kind) {
    case 'identifier':
      return person.typeIdentifier(identifier);
    case 'password':
      return person.typePassword(password);
    case 'confirm':
      return person.askForLink(workEmail);
    case 'inbox':
      await person.clickLink(await readLink(world, workEmail ?? identifier));
      return person.pressContinue();
    case 'choose_password':
      return person.askForNewPassword();
    case 'link_account':
      return productLogin === undefined ? place : link(world, person, productLogin);
    default:
      return place;
  }
}

async function link(world: TestWorld, person: HttpPerson, login: ProductLogin): Promise<Place> {
  const { identifier, password, forgotten } = login;
  if (forgotten) {
    const asked = await person.askForProductReset(identifier);
    if (asked.kind !== 'reset_sent') return asked;
    const address = await world.waitForLink(identifier, '/user/reset/');
    await person.resetProductPassword(address, password);
    login.forgotten = false;
    await person.pressLink('inbox_back');
  }
  return person.typeProductLogin(identifier, password);
}
