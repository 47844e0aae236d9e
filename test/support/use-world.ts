import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startWithBrowser } from './start-with-browser.ts';
import type { TestWorld } from './start-world.ts';

/** One world and one Chromium for all tests of a file, and fresh browsers (cookies, language) for each test. */
export function useWorld() {
  const held: { world?: TestWorld; browser?: Browser } = {};
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [held.world, held.browser] = await startWithBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await held.browser?.close();
    await held.world?.close();
  });

  async function openPage(locale?: string): Promise<Page> {
    if (held.browser === undefined) throw new Error('the browser is started in beforeAll');
    const context = await openBrowser(held.browser, locale);
    contexts.push(context);
    return context.newPage();
  }
  const world = new Proxy({} as TestWorld, {
    get: (_, name: keyof TestWorld) => held.world?.[name],
  });
  return { world, openPage, openOtherBrowser: openPage };
}
