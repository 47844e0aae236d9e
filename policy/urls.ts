const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether we may call or link to this URL: https, or http on this very machine where that is allowed.
 * Refuses credentials, query, fragment, and every spelling that a URL parser would change, so that what was
 * read in a review is what is called.
 */
export function isTrustedUrl(text: string, allowLoopbackHttp: boolean): boolean {
  const url = parseUrl(text);
  if (url === null || text.length > 255 || /[?#@\s\\]/.test(text)) return false;
  if (url.href !== text && url.href !== `${text}/`) return false;
  if (url.protocol === 'https:') return true;
  return allowLoopbackHttp && url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname);
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
