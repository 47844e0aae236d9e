import type { Hono } from 'hono';
import { baseUrl } from './fixture.ts';

export type Browser = ReturnType<typeof createBrowser>;

/** Keeps cookies by path as a browser does, and follows no redirect on its own. */
export function createBrowser(app: Hono, language = 'en') {
  const jar = new Map<string, { value: string; path: string }>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar]
      .filter(([, { path: prefix }]) => path === prefix || path.startsWith(`${prefix}/`))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ');
    const response = await app.request(`${baseUrl}${path}`, {
      ...init,
      headers: { 'accept-language': language, ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const prefix = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
      const key = `${name} ${prefix}`;
      if (value === '' || /max-age=0/i.test(line)) jar.delete(key);
      else jar.set(key, { value, path: prefix });
    }
    return response;
  }

  const get = (path: string) => send(path);
  const post = (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    send(path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });

  /** Opens a page and posts its form with these fields beside the hidden ones. */
  async function submit(page: string, fields: Record<string, string>): Promise<Response> {
    const markup = await (await get(page)).text();
    const action = /<form method="post" action="([^"]+)"/.exec(markup)?.[1];
    const csrf = /name="_csrf_token" value="([^"]+)"/.exec(markup)?.[1];
    if (!action || !csrf) throw new Error(`${page} has no form`);
    return post(action, { _csrf_token: csrf, ...fields });
  }

  const login = (organization: string, username: string, password: string) =>
    submit(`/${organization}/user/login`, { _username: username, _password: password });

  return { get, post, submit, login, cookies: () => [...jar.keys()] };
}

/** Where a response sends the browser, as a path of the product. */
export function target(response: Response): string | null {
  return response.headers.get('location');
}

/** The words of a page, without its tags. */
export async function words(response: Response): Promise<string> {
  const markup = await response.text();
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
