/** The cookies of one browser, as RFC 6265 keeps them: by host, so that all ports of localhost share them. */
export interface CookieJar {
  store(url: URL, headers: Headers): void;
  /** The `Cookie` header for a request, empty when there is nothing to send. */
  header(url: URL): string;
  list(): readonly Cookie[];
}

export interface Cookie {
  host: string;
  path: string;
  name: string;
  value: string;
}

/** An empty jar. A cookie dies only when its server says so: no test waits for one to grow old. */
export function createCookieJar(): CookieJar {
  let cookies: Cookie[] = [];
  return {
    store({ hostname, pathname }, headers) {
      for (const line of headers.getSetCookie()) {
        const { cookie, gone } = readCookie(line, hostname, pathname);
        cookies = cookies.filter((one) => !isSame(one, cookie));
        if (!gone) cookies.push(cookie);
      }
    },
    header: ({ hostname, pathname }) =>
      cookies
        .filter(({ host, path }) => host === hostname && reaches(path, pathname))
        .sort((one, other) => other.path.length - one.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
    list: () => cookies,
  };
}

function readCookie(line: string, host: string, requested: string) {
  const [pair = '', ...rest] = line.split(';');
  const [name, value] = splitAtFirst(pair, '=');
  const attributes = new Map(
    rest.map((part): [string, string] => {
      const [key, text] = splitAtFirst(part, '=');
      return [key.toLowerCase(), text];
    }),
  );
  const path = attributes.get('path');
  const maxAge = attributes.get('max-age');
  const expires = attributes.get('expires');
  const cookie = { host, name, value, path: path?.startsWith('/') ? path : defaultPath(requested) };
  // Max-Age goes before Expires.
  const gone =
    maxAge === undefined
      ? expires !== undefined && Date.parse(expires) <= Date.now()
      : Number(maxAge) <= 0;
  return { cookie, gone };
}

function splitAtFirst(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function defaultPath(requested: string): string {
  return requested.slice(0, requested.lastIndexOf('/')) || '/';
}

function isSame(one: Cookie, other: Cookie): boolean {
  return one.host === other.host && one.path === other.path && one.name === other.name;
}

function reaches(path: string, requested: string): boolean {
  if (requested === path) return true;
  return requested.startsWith(path.endsWith('/') ? path : `${path}/`);
}
