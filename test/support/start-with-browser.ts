import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestWorld, type TestWorld } from './start-world.ts';

/** A world and a Chromium, begun at once. Where one does not start the other is closed: an open browser would keep Jest waiting for ever. */
export async function startWithBrowser(): Promise<[TestWorld, Browser]> {
  const [world, browser] = await Promise.allSettled([startTestWorld(), launchBrowser()]);
  if (world.status === 'fulfilled' && browser.status === 'fulfilled')
    return [world.value, browser.value];
  if (world.status === 'fulfilled') await world.value.close();
  if (browser.status === 'fulfilled') await browser.value.close();
  throw world.status === 'rejected' ? world.reason : Object(browser).reason;
}
