import type { Language } from '../../policy/language.ts';
import { createCookieJar } from './cookie-jar.ts';
import { type HttpAnswer, type HttpTab, openTab } from './http-tab.ts';
import { readForm } from './read-html.ts';

/** What a stranger can compare of one answer: all of it but what is new every time, and what they typed. */
export interface Impression {
  request: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Somebody without an account, who types one address everywhere and writes down what comes back. */
export interface Stranger {
  typed: string;
  tab: HttpTab;
  /** A request that no page sends, with this browser's cookies. */
  post(url: string, body: Record<string, string>, headers?: Record<string, string>): Promise<void>;
  impressions: Impression[];
  /** Origin and path of every request, for knowing where they have been. */
  visited: { method: string; origin: string; pathname: string }[];
}

let strangers = 0;

/** A stranger with an empty browser, at an IP address of their own. */
export function openStranger(typed: string, language: Language = 'en'): Stranger {
  strangers += 1;
  const ip = `198.51.${strangers >> 8}.${strangers & 255}`;
  const cookies = createCookieJar();
  const impressions: Impression[] = [];
  const visited: Stranger['visited'] = [];
  const note = (answer: HttpAnswer) => {
    const { origin, pathname } = answer.url;
    visited.push({ method: answer.method, origin, pathname });
    impressions.push(describe(answer, typed));
  };
  return {
    typed,
    impressions,
    visited,
    tab: openTab(cookies, language, ip, note),
    async post(url, body, headers = {}) {
      const at = new URL(url);
      const response = await fetch(at, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies.header(at), 'x-forwarded-for': ip, ...headers },
        body: new URLSearchParams(body),
      });
      cookies.store(at, response.headers);
      const { status, headers: answered } = response;
      const text = await response.text();
      note({ method: 'POST', url: at, status, headers: answered, body: text });
    },
  };
}

function describe({ method, url, status, headers, body }: HttpAnswer, typed: string): Impression {
  const forget = (text: string) => mask(text, typed, listNew(headers, body));
  const kept = [...headers].filter(([name]) => !['date', 'content-length'].includes(name));
  return {
    request: `${method} ${forget(url.pathname + url.search)}`,
    status,
    // Its length follows from the body, which is compared with the address taken out.
    headers: Object.fromEntries(kept.map(([name, value]) => [name, forget(value)])),
    body: forget(body),
  };
}

/** Every value of an answer that is drawn at random, by the place that it stands in. */
function listNew(headers: Headers, body: string): string[] {
  const { state, _csrf_token } = readForm(body)?.inputs ?? {};
  const cookies = headers.getSetCookie().map((line) => /^[^=]+=([^;]{20,})/.exec(line)?.[1]);
  const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
  return [state, _csrf_token, nonce, ...cookies].filter((value) => value !== undefined);
}

function mask(text: string, typed: string, values: string[]): string {
  const spellings = [encodeURIComponent(typed), typed.replaceAll('@', '&#64;'), typed];
  let masked = text;
  for (const spelling of spellings) masked = masked.replaceAll(spelling, '<typed>');
  for (const value of values) masked = masked.replaceAll(value, '<new>');
  return masked.replace(/([?&](?:state|nonce|code_challenge)=)[^&"\s]+/g, '$1<new>');
}
