import type { Page } from 'playwright-core';

/** One piece of text that is shown: WCAG's contrast with what is behind it, and how bright that is, 0 to 1. */
export interface Contrast {
  text: string;
  ratio: number;
  ground: number;
}

/** The contrasts of all text that a page shows. Colours must be opaque, and grounds plain colours. */
export function readContrasts(page: Page): Promise<Contrast[]> {
  return page.evaluate<Contrast[]>(IN_THE_PAGE);
}

const IN_THE_PAGE = `
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const brightness = (color) => {
    const [red, green, blue] = channels(color).map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    if (element === null) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? groundOf(element.parentElement) : color;
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (text === '' || element.getClientRects().length === 0) continue;
    const ink = brightness(getComputedStyle(element).color);
    const ground = brightness(groundOf(element));
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    found.push({ text: text.slice(0, 40), ratio, ground });
  }
  found;
`;
