import type { Trouble } from '../policy/product-account.ts';
import { withDeadline } from './with-deadline.ts';

/** One call; the deadline covers the whole answer, not only its head. */
export interface JsonRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
  deadlineMs: number;
}

/**
 * `answered`: a success or a 4xx. `body` is `undefined` where there was none; of a 4xx also where it was not JSON, since its
 * status counts alone. 429 and 5xx are no answer.
 */
export type JsonAnswer = Answered | { kind: 'unavailable'; why: Trouble };
export type Answered = { kind: 'answered'; status: number; body: unknown };

const LARGEST_BODY_BYTES = 64 * 1024;

/**
 * Sends JSON and reads JSON. Never throws for what the other side does, and never gives back what was sent: no URL, header
 * or body gets into an answer, so none can get into a log.
 */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  try {
    return await withDeadline(request.deadlineMs, unavailable('timeout'), (signal) =>
      exchange(request, signal),
    );
  } catch {
    return unavailable('network');
  }
}

async function exchange(request: JsonRequest, signal: AbortSignal): Promise<JsonAnswer> {
  const { method, url, headers, body } = request;
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A redirect would carry a password or a token to a host that nobody reviewed.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  if (status < 200 || (status >= 300 && status < 400)) return unavailable('redirect');
  if (status === 429) return unavailable('throttled');
  if (status >= 502 && status <= 504) return unavailable('gateway');
  if (status >= 500) return unavailable('server_error');
  const bytes = await readBytes(response);
  if (bytes === null) return unavailable('too_large');
  if (bytes.length === 0) return { kind: 'answered', status, body: undefined };
  if (!isJson(response)) {
    return status < 300 ? unavailable('not_json') : { kind: 'answered', status, body: undefined };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'answered', status, body: JSON.parse(text) };
  } catch {
    return unavailable('malformed');
  }
}

async function readBytes(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return Buffer.concat(chunks);
    length += part.value.length;
    // The signal lets go of the rest; `for await` would first wait for the other side to end it.
    if (length > LARGEST_BODY_BYTES) return null;
    chunks.push(part.value);
  }
}

function isJson(response: Response): boolean {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' || type === 'application/problem+json';
}

function unavailable(why: Trouble): JsonAnswer {
  return { kind: 'unavailable', why };
}
