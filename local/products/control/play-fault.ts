import type { Context, Next } from 'hono';
import type { FaultKind } from './faults.ts';

/** Answers, or spoils the answer of, one call. `released` ends a hang, so that nothing hangs longer than its test. */
export async function playFault(
  c: Context,
  next: Next,
  fault: FaultKind,
  released: Promise<void>,
): Promise<Response> {
  switch (fault.kind) {
    case 'too_many':
      return json(
        429,
        '{}',
        fault.retryAfterSeconds === undefined
          ? {}
          : { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'server_error':
      return json(500, '{"type":"about:blank","title":"Internal Server Error","status":500}');
    case 'html':
      return new Response('<html><body><h1>Bad Gateway</h1></body></html>', {
        status: fault.status,
        headers: { 'content-type': 'text/html' },
      });
    case 'empty_object':
      return json(200, '{}');
    case 'truncated_json':
      return json(200, '{"account":{"id":"1","email":"nora.lind');
    case 'says':
      return new Response(fault.body, {
        status: fault.status,
        headers: { 'content-type': fault.type },
      });
    case 'redirect':
      return new Response(null, {
        status: fault.status ?? 302,
        headers: { location: fault.location },
      });
    case 'created':
      await next();
      return json(c.res.ok ? 201 : c.res.status, await c.res.text());
    case 'hang':
      await released;
      return closeSocket(c);
    case 'closed_socket':
      return closeSocket(c);
    case 'slow':
      await Promise.race([released, new Promise((resolve) => setTimeout(resolve, fault.ms))]);
      await next();
      return c.res;
    case 'wrong_account':
      await next();
      return withOtherFields(c.res, somebodyElse);
    case 'other_fields':
      await next();
      return withOtherFields(c.res, fault.fields);
    case 'lost_answer':
      await next();
      return closeSocket(c);
  }
}

function json(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Ends the connection without a word. Without a real socket (a request inside the process) the caller gets a 502. */
function closeSocket(c: Context): Response {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket: { destroy(): void } } };
  incoming?.socket.destroy();
  return new Response(null, {
    status: 502,
    headers: incoming ? { 'x-hono-already-sent': 'true' } : {},
  });
}

const somebodyElse = {
  id: '99999',
  email: 'somebody.else@elsewhere.example',
  username: 'somebody',
};

async function withOtherFields(response: Response, other: object): Promise<Response> {
  if (response.status !== 200) return response;
  const text = await response.text();
  const body = JSON.parse(text, (key, value: unknown) => {
    const isAccount = typeof value === 'object' && value !== null && 'claimed_by' in value;
    return isAccount && key !== '' ? { ...value, ...other } : value;
  }) as unknown;
  return json(200, JSON.stringify(body));
}
