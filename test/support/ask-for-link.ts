import { expect } from '@jest/globals';
import { readLink } from './http-person.ts';
import type { HttpTab } from './http-tab.ts';
import { type Newcomer, ordinaryPim } from './newcomers.ts';
import { authenticate, openRawBrowser, type RawBrowser } from './raw-browser.ts';
import { type Place, readPlace } from './read-place.ts';
import type { TestWorld } from './start-world.ts';

/** Somebody on *Check your inbox*, and the link that was mailed. */
export interface Asker extends Newcomer {
  browser: RawBrowser;
  tab: HttpTab;
  link: string;
}

/** Somebody who asked for a link, to their own address or to `workEmail`, and has not clicked it. */
export async function askForLink(
  world: TestWorld,
  name: string,
  workEmail?: string,
): Promise<Asker> {
  const newcomer = await ordinaryPim.arrive(world, name);
  const browser = openRawBrowser();
  const tab = browser.openTab();
  const place = await authenticate(world, tab, newcomer.who);
  // On a busy machine a world just started may miss the deadline of a call: a person tries again.
  if (place.kind === 'refused') await authenticate(world, tab, newcomer.who);
  await tab.press('default', workEmail === undefined ? {} : { work_email: workEmail });
  expect(readPlace(tab.page()).kind).toBe('inbox');
  return { ...newcomer, browser, tab, link: await readLink(world, workEmail ?? newcomer.email) };
}

/** What a link says in a new tab of this browser. */
export async function readOutcome(browser: RawBrowser, link: string): Promise<Place> {
  return readPlace(await browser.openTab().go(link));
}

/** The click that the tenant has noted for the account with this address. */
export async function readSeen(world: TestWorld, email: string): Promise<unknown> {
  const user = (await world.users()).find((one) => one.email === email);
  return user?.app_metadata.confirmation_seen;
}
