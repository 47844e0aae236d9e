import type { CookieJar } from './cookie-jar.ts';
import { readForm } from './read-html.ts';

/** What a tab shows. */
export interface HttpPage {
  url: URL;
  /** 0 where no server answered. */
  status: number;
  html: string;
}

/** One tab of a browser without scripts: follows redirects, keeps cookies, posts the forms of its page. */
export interface HttpTab {
  page(): HttpPage;
  go(url: string): Promise<HttpPage>;
  /** Fills in the page's form and presses the button with this value. Throws when the page has no such field or button. */
  press(button: string, typed?: Record<string, string>): Promise<HttpPage>;
  /** Sends the last request again, as a reload does. */
  again(): Promise<HttpPage>;
  /** Shows the page before this one once more, as it was. */
  back(): HttpPage;
  /** The same where the only button has no name. */
  submit(typed: Record<string, string>): Promise<HttpPage>;
}

/** One answer as it came over the wire, redirects included. */
export interface HttpAnswer {
  method: 'GET' | 'POST';
  url: URL;
  status: number;
  headers: Headers;
  body: string;
}

const mostRedirects = 20;

/** A new tab; those of one browser share `cookies`. `language` is what its Accept-Language asks for, `address` the IP
 * that the tenant takes it to come from (this machine if absent). `listen` hears of every answer. */
export function openTab(
  cookies: CookieJar,
  language: string,
  address?: string,
  listen?: (answer: HttpAnswer) => void,
): HttpTab {
  const blank: HttpPage = { url: new URL('about:blank'), status: 0, html: '' };
  let [page, before] = [blank, blank];
  let last: { url: URL; post: URLSearchParams | undefined } = { url: page.url, post: undefined };

  async function load(url: URL, post?: URLSearchParams): Promise<HttpPage> {
    let [next, body] = [url, post];
    // A page that never came is none to come back to.
    if (page.status !== 0) before = page;
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      last = { url: next, post: body };
      const response = await request(next, body).catch(() => null);
      if (response === null) {
        page = { url: next, status: 0, html: '' };
        return page;
      }
      cookies.store(next, response.headers);
      const location = response.headers.get('location');
      const html = await response.text();
      const { status, headers } = response;
      listen?.({ method: body ? 'POST' : 'GET', url: next, status, headers, body: html });
      if (location === null) {
        page = { url: next, status: response.status, html };
        return page;
      }
      // Our servers answer 302 and 303 alone: what follows is a GET.
      [next, body] = [new URL(location, next), undefined];
    }
    throw new Error(`more than ${mostRedirects} redirects, the last one to ${next.pathname}`);
  }

  function request(url: URL, body: URLSearchParams | undefined): Promise<Response> {
    const cookie = cookies.header(url);
    return fetch(url, {
      redirect: 'manual',
      headers: {
        'accept-language': language,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) a browser without scripts',
        ...(cookie !== '' && { cookie }),
        ...(address !== undefined && { 'x-forwarded-for': address }),
        ...(body && { origin: url.origin, 'sec-fetch-site': 'same-origin' }),
      },
      ...(body && { method: 'POST', body }),
    });
  }

  function send(typed: Record<string, string>, pressed: Record<string, string>) {
    const form = readForm(page.html);
    if (!form) throw new Error(`${page.url.pathname} has no form`);
    const missing = Object.keys(typed).find((name) => !Object.hasOwn(form.inputs, name));
    if (missing !== undefined) throw new Error(`${page.url.pathname} has no field ${missing}`);
    const fields = { ...form.inputs, ...typed, ...pressed };
    return load(new URL(form.action, page.url), new URLSearchParams(fields));
  }

  return {
    page: () => page,
    go: (url) => load(new URL(url)),
    again: () => load(last.url, last.post),
    back() {
      page = before;
      return page;
    },
    async press(button, typed = {}) {
      const pressed = readForm(page.html)?.buttons.find(({ value }) => value === button);
      if (!pressed) throw new Error(`${page.url.pathname} has no button ${button}`);
      return send(typed, { [pressed.name]: pressed.value });
    },
    submit: (typed) => send(typed, {}),
  };
}
