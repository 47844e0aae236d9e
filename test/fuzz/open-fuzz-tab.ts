import { createCookieJar } from '../support/cookie-jar.ts';
import { type HttpAnswer, type HttpTab, openTab } from '../support/http-tab.ts';
import { findPlanted } from './read-tags.ts';

export interface FuzzTab {
  tab: HttpTab;
  /** Another tab of the same browser, watched as well. */
  openAnother(): HttpTab;
  /** One request with this browser's cookies; where it leads, not followed. */
  ask(url: string): Promise<{ status: number; location: URL | null; html: string }>;
  /** What no answer so far should have been; nothing. */
  wrong(): string[];
}

let tabs = 0;

/** A new browser at an address of its own: no answer may fail or bring markup that somebody typed. */
export function openFuzzTab(): FuzzTab {
  tabs += 1;
  const address = `198.18.${tabs >> 8}.${tabs & 255}`;
  const cookies = createCookieJar();
  const wrong: string[] = [];
  const listen = ({ url, status, body }: Pick<HttpAnswer, 'url' | 'status' | 'body'>) => {
    if (status >= 500) wrong.push(`${status} at ${url.pathname}`);
    wrong.push(...findPlanted(body).map((what) => `${what} at ${url.pathname}`));
  };
  const openAnother = () => openTab(cookies, 'en', address, listen);
  return {
    tab: openAnother(),
    openAnother,
    async ask(asked) {
      const url = new URL(asked);
      const headers = { cookie: cookies.header(url), 'x-forwarded-for': address };
      const response = await fetch(url, { redirect: 'manual', headers });
      const html = await response.text();
      listen({ url, status: response.status, body: html });
      const location = response.headers.get('location');
      return { status: response.status, location: location ? new URL(location, url) : null, html };
    },
    wrong: () => wrong,
  };
}
