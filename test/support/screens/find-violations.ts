import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe-core finds against WCAG 2.2 AA in the document that is shown, or cannot judge: `rule: element`. A page is also held to
 * what axe calls good practice: landmarks, one `h1`, headings in order. A mail has no landmarks.
 */
export async function findViolations(page: Page, kind: 'page' | 'mail'): Promise<string[]> {
  const options: RunOptions = {
    runOnly: { type: 'tag', values: kind === 'page' ? [...WCAG, 'best-practice'] : WCAG },
    resultTypes: ['violations', 'incomplete'],
    // A mail's frame runs no scripts; mails are screens of their own.
    iframes: false,
    rules: { 'frame-tested': { enabled: false } },
  };
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`),
  );
}
