import { addUser, type NewUser } from './add-user.ts';
import { createPerson, type HttpPerson, type SignIn, signIn, type Way } from './http-person.ts';
import { openRawBrowser } from './raw-browser.ts';
import type { TestWorld } from './start-world.ts';

/** A user of a product, with the email that its administrator typed, whoever reads that inbox. */
export interface ProductUser {
  who: SignIn;
  email: string;
  /** Product account key. */
  key: string;
  /** The Auth0 user that an import makes of it. */
  userId: string;
}

/** Adds a user to a product of an organization. */
export async function addProductUser(
  world: TestWorld,
  product: NewUser['product'],
  organization: NewUser['organization'],
  email: string,
  password: string,
): Promise<ProductUser> {
  const name = email.replace(/\W/g, '-');
  const key = await addUser(world, { product, organization, name, email, password });
  const who: SignIn = { product, organization, identifier: email, password };
  return { who, email, key, userId: `auth0|${key}` };
}

/** Signs in with a browser that was never here. */
export async function enter(
  world: TestWorld,
  who: SignIn,
): Promise<{ person: HttpPerson; end: Way['end'] }> {
  const person = await createPerson(world);
  const { end } = await signIn(world, person, who);
  return { person, end };
}

/** "Forgot your password?", and the mail's link, in a browser that was never here. Throws if no password was set. */
export async function resetPassword(
  world: TestWorld,
  { product, organization, identifier }: SignIn,
  password: string,
): Promise<void> {
  const tab = openRawBrowser().openTab();
  const urls = await world.urls();
  await tab.go(`${urls[product]}/${organization}/`);
  await tab.press('default', { username: identifier });
  const { origin, searchParams } = tab.page().url;
  const path = 'u/reset-password/request/akeneo-product-cloud';
  await tab.go(`${origin}/${path}?state=${searchParams.get('state')}`);
  // Somebody may reset twice: the link of the first mail is used up.
  const earlier = (await world.messages(identifier)).flatMap(({ links }) => links);
  const known = earlier.find((link) => link.includes('ticket=')) ?? '';
  await tab.press('default', { username: identifier });
  await tab.go(await world.waitForOtherLink(identifier, 'ticket=', known));
  const typed = { 'password-reset': password, 're-enter-password': password };
  const { html } = await tab.press('default', typed);
  if (!html.includes('Password changed')) throw new Error(`no password set: ${html.slice(0, 300)}`);
}

/** The product account keys that an Auth0 user holds; `null` if there is no such user. */
export async function listHeld(world: TestWorld, userId: string): Promise<string[] | null> {
  const found = (await world.users()).find(({ user_id }) => user_id === userId);
  return found?.identities.map(({ user_id }) => user_id) ?? null;
}

/** Who holds a product account, by the product's word. */
export async function readClaim(world: TestWorld, key: string): Promise<string | null | undefined> {
  return (await world.productAccounts()).find((one) => one.key === key)?.claimedBy;
}
