import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The headless shell first: it needs a fifth less of the processor, and a fraction of the packages. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for the journeys: CHROMIUM_PATH, one that is installed, or Playwright's own; null if there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const chosen = environment.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file`);
  }
  return [...PLACES, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}
