import type { HttpPage, HttpTab } from '../support/http-tab.ts';
import { readForm } from '../support/read-html.ts';
import { type Place, readPlace } from '../support/read-place.ts';
import type { TestWorld } from '../support/start-world.ts';
import type { Customer, Login, Product } from './customers.ts';

/** One visit of one person in one tab, under way. */
export interface Walk {
  world: TestWorld;
  draw: () => number;
  self: Customer;
  login: Login;
  product: Product;
  tab: HttpTab;
  wantsReset: boolean;
  /** How often they begin anew or try the same again before they leave it. */
  patience: number;
  clicked: Set<string>;
  resends: number;
  /** What no page may ever say. */
  wrong: string[];
}

export async function open({ world, tab, product }: Walk): Promise<Place> {
  const urls = await world.urls();
  return readPlace(await tab.go(`${urls[product]}/acme/`));
}

/** Not for ever. */
export function beginAnew(step: Walk): Promise<Place> {
  step.patience -= 1;
  return open(step);
}

export async function load(page: Promise<HttpPage>): Promise<Place> {
  return readPlace(await page);
}

/** Half a page may lack the button: then it is loaded again. */
export function press(
  tab: HttpTab,
  button: string,
  typed: Record<string, string> = {},
): Promise<Place> {
  const form = readForm(tab.page().html);
  const isWhole =
    form?.buttons.some(({ value }) => value === button) &&
    Object.keys(typed).every((name) => Object.hasOwn(form.inputs, name));
  return load(isWhole ? tab.press(button, typed) : tab.again());
}

/** Whoever is sure of a password must never read that it is wrong. */
export function tryOtherPassword(
  { wrong, self, login }: Walk,
  passwords: string[],
  where: string,
): void {
  const [refused = '', ...others] = passwords;
  if (others.length === 0)
    wrong.push(`${self.name} was told at the ${where}: wrong password (${login.identifier})`);
  passwords.splice(0, passwords.length, ...others, refused);
}

/** The newest link with `part` in it that was mailed to this address and not clicked yet. */
export async function findMail(step: Walk, to: string, part: string): Promise<string | null> {
  await step.world.settle();
  const messages = await step.world.messages(to);
  const links = messages.flatMap(({ links }) => links).filter((link) => link.includes(part));
  const [newest] = links;
  if (newest === undefined || step.clicked.has(newest)) return null;
  step.clicked.add(newest);
  return newest;
}

/** A username is no address: then it is the one on the account. */
export function emailOf({ login, self }: Walk): string {
  return login.identifier.includes('@') ? login.identifier : self.email;
}
