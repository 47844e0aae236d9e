import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium as `npm test` found it. Throws, saying how to get one, when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null)
    throw new Error('no Chromium: run the tests with `npm test`, or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A person's browser: its own cookies, one language. */
export async function openBrowser(browser: Browser, locale = 'en-US'): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width: 1100, height: 800 } });
  // Below the limit of a test, so that a failure names the element that did not come.
  context.setDefaultTimeout(30_000);
  return context;
}
