import { chromium } from 'playwright-core';
import type { Screen } from '../../test/support/screens/record-screens.ts';
import { openViewer } from '../../test/support/screens/show-screens.ts';

/** Takes pictures of screens. */
export interface Camera {
  /** The whole page as WebP, at least as high as the size says. */
  take(screen: Screen, size: { width: number; height: number }): Promise<Buffer>;
  close(): Promise<void>;
}

export async function openCamera(executablePath: string): Promise<Camera> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  // What moves would be another picture every time.
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const { page, show } = await openViewer(context);
  const session = await context.newCDPSession(page);
  return {
    async take(screen, size) {
      await page.setViewportSize(size);
      await show(screen);
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      // Playwright itself writes PNG and JPEG alone.
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality: 82,
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: size.width, height: Math.max(size.height, height), scale: 1 },
      });
      return Buffer.from(data, 'base64');
    },
    close: () => browser.close(),
  };
}
