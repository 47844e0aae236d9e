import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** What has the focus, as a person sees and hears it. */
export interface Focus {
  /** What it is called. */
  name: string;
  /** The tag, or the role where it has one. */
  kind: string;
  invalid: boolean;
  /** What describes it, an error for example. */
  description: string;
  /** Whether something around it shows that the focus is here. */
  marked: boolean;
  /** Whether all of it is in the window. */
  inView: boolean;
}

// As text: only what runs in the browser has its types.
const READ_FOCUS = `(() => {
  const element = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const texts = (ids) => (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
  const name = element.labels?.[0] ?? element;
  return {
    name: (element.getAttribute('aria-label') ?? name.textContent ?? '').replace(/\\s+/g, ' ').trim(),
    kind: element.getAttribute('role') ?? element.tagName.toLowerCase(),
    invalid: element.getAttribute('aria-invalid') === 'true',
    description: texts(element.getAttribute('aria-describedby')).join(' ').replace(/\\s+/g, ' ').trim(),
    marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    // To the pixel: scrolling stops at whole ones.
    inView: box.top > -1 && box.left > -1 && box.bottom < innerHeight + 1 && box.right < innerWidth + 1,
  };
})()`;

/** What has the focus in this tab. */
export function readFocus(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(READ_FOCUS);
}

/** Presses Tab until this is reached; everything on the way must show that it has the focus. Throws where it is never reached. */
export async function tabTo(page: Page, name: string | RegExp, kind?: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press('Tab');
    const focus = await readFocus(page);
    if (focus.kind === 'body') continue;
    // What is in a frame has a mark of its own.
    if (focus.kind !== 'iframe')
      expect(focus).toMatchObject({ marked: true, inView: true, name: expect.stringMatching(/./) });
    const isCalledSo = typeof name === 'string' ? focus.name === name : name.test(focus.name);
    if (isCalledSo && (kind === undefined || kind === focus.kind)) return;
    passed.push(focus.name);
  }
  throw new Error(`Tab never came to ${name}, only to ${passed.join(', ')}`);
}

/** Nothing lies beside the window: one direction of scrolling is enough. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [wide, room] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(wide).toBeLessThanOrEqual(room);
}
