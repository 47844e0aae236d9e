import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Screen } from './record-screens.ts';

const functions = readFileSync('test/support/screens/frames.js', 'utf8');

/**
 * What of these screens does not fit windows of these widths: text that sticks out of its box, that a box cuts off, that a
 * button covers, and pages that scroll sideways. `name at width: what`. All of them are drawn at once, each in a frame.
 */
export async function findCutText(
  page: Page,
  screens: readonly Screen[],
  widths: readonly number[],
): Promise<string[]> {
  const origins = [...new Set(screens.map(({ url }) => new URL(url).origin))];
  const found: string[] = [];
  for (const origin of origins) {
    // Only what has their own address may load what they load from this machine.
    await page.route(`${origin}/frames`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '' }),
    );
    await page.goto(`${origin}/frames`);
    const here = screens.filter(({ url }) => new URL(url).origin === origin);
    await page.evaluate(functions);
    await page.evaluate(`drawFrames(${JSON.stringify(here.map(describeFrame))})`);
    for (const width of widths)
      found.push(...(await page.evaluate<string[]>(`measureFrames(${width})`)));
  }
  return found;
}

/** A frame has no address of its own: what a page loads is relative to where it stood. */
function describeFrame({ name, url, html }: Screen) {
  return { title: name, srcdoc: html.replace(/^<!doctype html>/i, `$&<base href="${url}">`) };
}
