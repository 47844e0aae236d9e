import type { BrowserContext, Page } from 'playwright-core';
import type { Screen } from './record-screens.ts';

/** A tab that shows recorded screens as their server sent them; styles, scripts and pictures come from the world. */
export interface Viewer {
  page: Page;
  show(screen: Screen): Promise<void>;
}

/** Opens such a tab in a browser, which must have no other use. */
export async function openViewer(context: BrowserContext): Promise<Viewer> {
  let wanted: Screen | undefined;
  await context.route(
    (url) => url.href === wanted?.url,
    (route) => {
      if (!wanted) return route.continue();
      const { html: body, headers } = wanted;
      // Once: what the page itself asks for at this address is the server's to answer.
      wanted = undefined;
      return route.fulfill({ body, headers: withoutSandbox(headers) });
    },
  );
  const page = await context.newPage();
  return {
    page,
    async show(screen) {
      // Going to the same address again would be a reload, which keeps the place.
      if (page.url() === screen.url) await page.goto('about:blank');
      wanted = screen;
      await page.goto(screen.url);
      if (wanted) throw new Error(`${screen.name} was answered by the world itself`);
    },
  };
}

/** A mail is shown without its frame, where nothing of ours could run to look at it. */
function withoutSandbox(headers: Record<string, string>): Record<string, string> {
  const { 'content-security-policy': policy = '', 'content-type': type = '' } = headers;
  return policy.includes('sandbox')
    ? { 'content-type': type }
    : { 'content-type': type, 'content-security-policy': policy };
}
