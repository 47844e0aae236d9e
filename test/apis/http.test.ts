import type { RequestListener } from 'node:http';
import { expect, test } from '@jest/globals';
import { type JsonAnswer, requestJson } from '../../apis/http.ts';
import { withServer } from './loopback-server.ts';

const json = { 'content-type': 'application/json' };

function ask(listener: RequestListener, deadlineMs = 2000): Promise<JsonAnswer> {
  return withServer(listener, (url) =>
    requestJson({ method: 'POST', url, headers: {}, body: { password: 's3cret' }, deadlineMs }),
  );
}

test('JSON goes out and comes back', async () => {
  const answer = await ask(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.writeHead(201, { 'content-type': 'Application/JSON; charset=utf-8' });
    response.end(JSON.stringify({ type: request.headers['content-type'], body: JSON.parse(body) }));
  });
  expect(answer).toEqual({
    kind: 'answered',
    status: 201,
    body: { type: 'application/json', body: { password: 's3cret' } },
  });
});

test('an answer without a body has none, whatever its type says', async () => {
  const answer = await ask((_, response) => response.writeHead(204).end());
  expect(answer).toEqual({ kind: 'answered', status: 204, body: undefined });
});

test.each<[string, RequestListener, JsonAnswer]>([
  [
    'a 4xx in HTML',
    (_, r) => r.writeHead(403, { 'content-type': 'text/html' }).end('<h1>No</h1>'),
    { kind: 'answered', status: 403, body: undefined },
  ],
  [
    'a 200 in HTML',
    (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>'),
    { kind: 'unavailable', why: 'not_json' },
  ],
  [
    'a 200 without a type',
    (_, r) => r.writeHead(200).end('{}'),
    { kind: 'unavailable', why: 'not_json' },
  ],
  [
    'a 502 in HTML',
    (_, r) => r.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad</h1>'),
    { kind: 'unavailable', why: 'gateway' },
  ],
  [
    'a 500 in JSON',
    (_, r) => r.writeHead(500, json).end('{}'),
    { kind: 'unavailable', why: 'server_error' },
  ],
  [
    'a 429',
    (_, r) => r.writeHead(429, { ...json, 'retry-after': '30' }).end('{}'),
    { kind: 'unavailable', why: 'throttled' },
  ],
  [
    'truncated JSON',
    (_, r) => r.writeHead(200, json).end('{"account": {"id"'),
    { kind: 'unavailable', why: 'malformed' },
  ],
  [
    'bytes that are no UTF-8',
    (_, r) => r.writeHead(200, json).end(Buffer.from([0x22, 0xff, 0x22])),
    { kind: 'unavailable', why: 'malformed' },
  ],
  [
    'more than 64 kB',
    (_, r) => r.writeHead(200, json).end(`"${'x'.repeat(65 * 1024)}"`),
    { kind: 'unavailable', why: 'too_large' },
  ],
  [
    'a closed socket',
    (request) => request.socket.destroy(),
    { kind: 'unavailable', why: 'network' },
  ],
  [
    'a body that breaks off',
    (_, r) => {
      r.writeHead(200, { ...json, 'content-length': '100' });
      r.write('{"a":', () => r.destroy());
    },
    { kind: 'unavailable', why: 'network' },
  ],
])('%s is told as what it is', async (_, listener, expected) => {
  expect(await ask(listener)).toEqual(expected);
});

test('a redirect is not followed, wherever it leads', async () => {
  let followed = 0;
  const answer = await ask((request, response) => {
    if (request.url === '/next') followed += 1;
    response.writeHead(307, { location: '/next' }).end();
  });
  expect(answer).toEqual({ kind: 'unavailable', why: 'redirect' });
  expect(followed).toBe(0);
});

test('the deadline covers an answer that never begins, one that never ends, and one that drips', async () => {
  const never: RequestListener = () => {};
  const head: RequestListener = (_, response) => response.writeHead(200, json).write('{');
  const drip: RequestListener = (_, response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };
  for (const listener of [never, head, drip]) {
    expect(await ask(listener, 150)).toEqual({ kind: 'unavailable', why: 'timeout' });
  }
});

test('an endless flood is cut off at the limit', async () => {
  const answer = await ask((_, response) => {
    response.writeHead(200, json);
    const flood = () => {
      while (!response.destroyed && response.write('x'.repeat(16 * 1024)));
    };
    response.on('drain', flood);
    flood();
  });
  expect(answer).toEqual({ kind: 'unavailable', why: 'too_large' });
});

test('nobody listening, and a URL that is none, are no answer and no exception', async () => {
  const gone = await withServer(
    () => {},
    async (url) => url,
  );
  for (const url of [gone, 'http://host.invalid/', 'not a url']) {
    const answer = await requestJson({ method: 'GET', url, headers: {}, deadlineMs: 2000 });
    expect(answer).toEqual({ kind: 'unavailable', why: 'network' });
  }
});
