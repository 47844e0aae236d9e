import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Hono } from 'hono';
import { createClock } from '../../local/tenant/store/clock.ts';
import { chooseFault, describeMessage, type MessageFault } from '../../local/world/choose-fault.ts';
import { type Listener, listen } from '../../local/world/listen.ts';
import { createNetwork } from '../../local/world/network.ts';

const clock = createClock();
const carriedOut: string[] = [];
let network = createNetwork(clock);
let server: Listener;

beforeEach(async () => {
  network = createNetwork(clock);
  carriedOut.length = 0;
  const app = new Hono().post('/letters/:name', async (c) => {
    carriedOut.push(`${c.req.param('name')} ${await c.req.text()}`);
    return c.text('a long answer, taken and read');
  });
  server = await listen(network.wrap('post', app), 0);
});
afterEach(() => server.stop());

/** Sends a letter; the text of the answer, `null` where none came. */
async function send(name: string, text: string): Promise<string | null> {
  const url = `http://localhost:${server.port}/letters/${name}`;
  const response = await fetch(url, { method: 'POST', body: text }).catch(() => null);
  return response === null ? null : response.text();
}

/** A seed with which the letter to this name meets this fault, and the letter to `other` none. */
function findSeed(name: string, kind: MessageFault['kind'], fits = (_: MessageFault) => true) {
  const judge = (seed: string, to: string) => chooseFault(seed, `post POST /letters/${to} 1`, 0.5);
  for (let number = 1; ; number += 1) {
    const fault = judge(`${number}`, name);
    if (fault?.kind === kind && fits(fault) && judge(`${number}`, 'bob') === null)
      return { seed: `${number}`, fault };
  }
}

test.each([
  ['dropped', [], null],
  ['lost', ['ann hello'], null],
  ['doubled', ['ann hello', 'ann hello'], 'a long answer, taken and read'],
  ['delayed', ['ann hello'], 'a long answer, taken and read'],
] as const)('a message that is %s', async (kind, expected, answer) => {
  network.beginFaults(findSeed('ann', kind).seed, 0.5);
  expect(await send('ann', 'hello')).toBe(answer);
  expect(carriedOut).toEqual(expected);
  expect(await network.endFaults()).toEqual([{ message: 'post POST /letters/ann', kind }]);
});

test('a message that is overtaken is carried out after the next ones, whole, though its sender has heard nothing', async () => {
  const { seed } = findSeed('ann', 'overtaken', (fault) => 'by' in fault && fault.by === 1);
  network.beginFaults(seed, 0.5);
  expect(await send('ann', 'first')).toBeNull();
  expect(carriedOut).toEqual([]);
  await send('bob', 'second');
  expect(carriedOut).toEqual(['bob second', 'ann first']);
});

test('what nothing has overtaken is carried out when the faults end', async () => {
  network.beginFaults(findSeed('ann', 'overtaken').seed, 0.5);
  await send('ann', 'first');
  await network.endFaults();
  expect(carriedOut).toEqual(['ann first']);
  expect(await send('ann', 'then')).toBe('a long answer, taken and read');
});

test('an answer that is cut off ends somewhere', async () => {
  const { seed } = findSeed('ann', 'truncated', (one) => 'share' in one && one.share > 0.3);
  network.beginFaults(seed, 0.5);
  const answer = await send('ann', 'hello');
  expect('a long answer, taken and read').toContain(answer);
  expect(answer?.length).toBeLessThan('a long answer, taken and read'.length);
  expect(carriedOut).toEqual(['ann hello']);
});

test('a message that ages arrives when the clock has moved on', async () => {
  const { seed, fault } = findSeed('ann', 'aged');
  const before = clock.offsetMs();
  network.beginFaults(seed, 0.5);
  await send('ann', 'hello');
  expect(clock.offsetMs() - before).toBe('ms' in fault ? fault.ms : null);
});

test('a mail is brought once, twice, later or never, and its sender is told of trouble or not', async () => {
  const inbox: string[] = [];
  network.beginFaults('mails', 1);
  const told: unknown[] = [];
  for (let mail = 1; mail <= 200; mail += 1) {
    const deliver = async () => {
      inbox.push(`${mail}`);
    };
    await network.carryMail(deliver).catch((error: Error) => told.push(error.message));
  }
  await network.endFaults();
  const times = Array.from(
    { length: 200 },
    (_, mail) => inbox.filter((one) => one === `${mail + 1}`).length,
  );
  expect(new Set(times)).toEqual(new Set([0, 1, 2]));
  expect(inbox).not.toEqual([...inbox].sort((one, other) => Number(one) - Number(other)));
  expect(new Set(told)).toEqual(new Set(['the mail server broke off']));
});

test('a seed and a message always meet the same fault, and as many as were asked for', () => {
  const messages = Array.from({ length: 1000 }, (_, number) => `tenant GET /authorize ${number}`);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(0, 0.02, 0.15, 1), (seed, rate) => {
      const faults = messages.map((message) => chooseFault(seed, message, rate));
      expect(faults).toEqual(messages.map((message) => chooseFault(seed, message, rate)));
      const share = faults.filter((fault) => fault !== null).length / messages.length;
      expect(Math.abs(share - rate)).toBeLessThan(0.06);
    }),
    { numRuns: 10 },
  );
});

test('what is new in every run does not tell one message from another', () => {
  const ids = [
    'auth0%7Cpim%7C6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001%7C42',
    'pim|x|7',
    'f'.repeat(32),
  ];
  for (const id of ids)
    expect(describeMessage('management', 'PATCH', `/api/v2/users/${id}`)).toBe(
      'management PATCH /api/v*/users/*',
    );
});
