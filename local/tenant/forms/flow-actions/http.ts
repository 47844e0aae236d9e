import type { Json, JsonObject, VaultConnection } from '../../store/types.ts';
import { type Journey, standardLimits } from '../journey.ts';
import { type ActionOutcome, done, failed } from './outcome.ts';
import { findVault, isJsonObject, readText, readTexts } from './read-params.ts';

/** HTTP/SEND_REQUEST: one request, no redirect followed. A status of 400 and above is a failure unless it may fail. */
export async function sendHttpRequest(
  params: JsonObject,
  journey: Journey,
  signal: AbortSignal,
): Promise<ActionOutcome> {
  const url = readUrl(params);
  if (!url) return failed('url is no http address', { success: false });
  const headers = new Headers(readTexts(params.headers));
  const refused = authorise(params, journey, url, headers);
  if (refused !== undefined) return failed(refused, { success: false });
  const body = writeBody(params, headers);
  const limit = AbortSignal.timeout((journey.rooms.limits ?? standardLimits).requestMs);
  const init: RequestInit = {
    method: readText(params, 'method') ?? 'GET',
    headers,
    redirect: 'manual',
    signal: AbortSignal.any([signal, limit]),
  };
  if (body !== undefined) init.body = body;
  try {
    const response = await fetch(url, init);
    const success = response.ok;
    const output = {
      headers: Object.fromEntries(response.headers),
      status: response.status,
      body: readBody(await response.text()),
      success,
    };
    return success ? done(output) : failed(`status ${response.status}`, output);
  } catch {
    // The reason may name the address with its query: the log gets the fact alone.
    return failed(limit.aborted ? 'no answer in time' : 'no answer', { success: false });
  }
}

function readUrl(params: JsonObject): URL | undefined {
  const text = readText(params, 'url') ?? '';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  for (const [key, value] of Object.entries(readTexts(params.params)))
    url.searchParams.set(key, value);
  return url;
}

function authorise(
  params: JsonObject,
  journey: Journey,
  url: URL,
  headers: Headers,
): string | undefined {
  const basic = isJsonObject(params.basic) ? params.basic : undefined;
  if (basic) setBasic(headers, String(basic.username ?? ''), String(basic.password ?? ''));
  if (params.connection_id === undefined) return undefined;
  const vault = findVault(journey.tenant, params);
  return vault ? applyVault(vault, url, headers) : 'no such vault connection';
}

function applyVault({ setup }: VaultConnection, url: URL, headers: Headers): string | undefined {
  switch (setup.type) {
    case 'BEARER':
      headers.set('authorization', `Bearer ${setup.token}`);
      return undefined;
    case 'BASIC_AUTH':
      setBasic(headers, setup.username ?? '', setup.password ?? '');
      return undefined;
    case 'API_KEY':
      if (setup.in === 'QUERY') url.searchParams.set(setup.name ?? '', setup.value ?? '');
      else headers.set(setup.name ?? '', setup.value ?? '');
      return undefined;
    default:
      return 'this kind of vault connection is not supported by the local tenant';
  }
}

function setBasic(headers: Headers, username: string, password: string): void {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  headers.set('authorization', `Basic ${pair}`);
}

function writeBody(params: JsonObject, headers: Headers): string | undefined {
  const { payload } = params;
  if (payload === undefined) return undefined;
  const form = params.content_type === 'FORM';
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  if (!headers.has('content-type')) headers.set('content-type', type);
  if (typeof payload === 'string') return payload;
  return form ? new URLSearchParams(readTexts(payload)).toString() : JSON.stringify(payload);
}

function readBody(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
