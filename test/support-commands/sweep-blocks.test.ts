import { expect, test } from '@jest/globals';
import { describeBlock, describeBlockSummary } from '../../scripts/support/describe-blocks.ts';
import { sweepBlocks } from '../../scripts/support/sweep-blocks.ts';
import { intercept } from '../support/intercept.ts';
import { type FakeEntry, makeEntry, startFakeLog } from './fake-log.ts';
import { connectToFake, hour, json, now } from './fake-tenant.ts';

const server = intercept();
const minute = 60_000;
const nora = 'nora@acme.example';
const address = '203.0.113.7';

async function sweep({ dryRun = false, asJson = false } = {}) {
  const { support, waits } = await connectToFake();
  const lines: string[] = [];
  const options = { olderThanMs: 5 * minute, lookBackMs: 24 * hour, dryRun };
  const summary = await sweepBlocks(support, options, (identifier, end) => {
    const line = describeBlock(identifier, end, asJson);
    if (line !== null) lines.push(line);
  });
  return { summary, waits, text: [...lines, describeBlockSummary(summary, dryRun, asJson)] };
}

function block(log: FakeEntry[]) {
  return startFakeLog(server, log, new Map(log.map(({ user_name, ip }) => [user_name, [ip]])));
}

const clean = { lifted: 0, kept: {}, gone: 0, failed: 0, stopped: null };

test('nothing in the log: one call', async () => {
  const tenant = block([]);
  expect((await sweep()).summary).toEqual(clean);
  expect(tenant.asked).toEqual(['GET /logs']);
  expect(tenant.queries).toEqual([
    `(type:limit_wc OR type:ublkdu) AND date:[${new Date(now - 24 * hour).toISOString()} TO ${new Date(now).toISOString()}]`,
  ]);
});

test('an old block is lifted, a young one is not; the next run finds by the log that nothing is left', async () => {
  const tenant = block([
    makeEntry('limit_wc', nora, 6 * minute),
    makeEntry('limit_wc', 'priya@acme.example', 4 * minute),
  ]);
  const { summary, text } = await sweep();
  expect(summary).toEqual({ ...clean, lifted: 1, kept: { too_young: 1 } });
  expect(text).toEqual([
    'lifted      n***@acme.example  203.0.113.x  since 2026-11-21 11:54:00 UTC',
    'Blocks lifted: 1\nLeft blocked, since the last failure is more recent than --older-than [too_young]: 1',
  ]);
  expect(tenant.asked).toEqual([
    'GET /logs',
    `GET /user-blocks ${nora}`,
    `DELETE /user-blocks ${nora}`,
  ]);
  expect([...tenant.blocked.keys()]).toEqual(['priya@acme.example']);
  tenant.asked.length = 0;
  const again = await sweep();
  expect(again.summary).toEqual({ ...clean, kept: { released: 1, too_young: 1 } });
  expect(again.text[0]).toMatch(
    /^Blocks lifted: 0\n.*\nLifted earlier, and not blocked since \[released\]: 1$/,
  );
  expect(tenant.asked).toEqual(['GET /logs']);
});

test('what Auth0 does not block any more is not lifted: one call to know', async () => {
  const tenant = startFakeLog(server, [makeEntry('limit_wc', nora, hour)], new Map());
  expect((await sweep()).summary).toEqual({ ...clean, gone: 1 });
  expect(tenant.asked).toEqual(['GET /logs', `GET /user-blocks ${nora}`]);
});

test('a dry run lifts nothing; JSON shows no address and no whole IP', async () => {
  const tenant = block([makeEntry('limit_wc', nora, hour)]);
  const { summary, text } = await sweep({ dryRun: true, asJson: true });
  expect(summary).toEqual({ ...clean, lifted: 1 });
  expect(text.map((line) => JSON.parse(line))).toEqual([
    {
      result: 'liftable',
      identifier: 'n***@acme.example',
      addresses: ['203.0.113.x'],
      since: new Date(now - hour).toISOString(),
    },
    { result: 'summary', dry_run: true, ...summary },
  ]);
  expect(tenant.asked.some((call) => call.startsWith('DELETE'))).toBe(false);
  expect(text.join('')).not.toContain(nora);
  expect(text.join('')).not.toContain(address);
});

test('spelt in several ways it is one identifier; another connection, or nobody, is none', async () => {
  const tenant = block([
    makeEntry('limit_wc', 'Nora@acme.example', hour),
    makeEntry('limit_wc', nora, minute),
    { ...makeEntry('limit_wc', 'else@acme.example', hour), connection: 'product-accounts' },
    makeEntry('limit_wc', '', hour),
  ]);
  expect((await sweep()).summary).toEqual({ ...clean, kept: { too_young: 1 } });
  expect(tenant.asked).toEqual(['GET /logs']);
});

test('1,100 blocks, several in one millisecond: every one is lifted once, in 2,212 calls', async () => {
  const log = Array.from({ length: 1100 }, (_, n) =>
    makeEntry('limit_wc', `person-${n}@acme.example`, 6 * hour - Math.floor(n / 7)),
  );
  const tenant = block(log);
  const { summary, waits } = await sweep();
  expect(summary).toEqual({ ...clean, lifted: 1100 });
  expect(tenant.blocked.size).toBe(0);
  // What a new search shows of the last millisecond again costs no page more.
  const count = (call: string) => tenant.asked.filter((one) => one.startsWith(call)).length;
  expect({ logs: count('GET /logs'), all: tenant.asked.length }).toEqual({ logs: 12, all: 2212 });
  expect(new Set(tenant.queries).size).toBe(2);
  expect(waits).toEqual([]);
});

test('more entries of one moment than a search shows: it says so and lifts nothing', async () => {
  const log = Array.from({ length: 1200 }, (_, n) =>
    makeEntry('limit_wc', `person-${n}@acme.example`, hour),
  );
  const tenant = block(log);
  const { summary } = await sweep();
  expect(summary.stopped).toEqual({ reason: 'too_many_entries', status: 200 });
  expect(tenant.blocked.size).toBe(1200);
});

test('it leaves half of what the tenant may ask to those who sign in', async () => {
  const log = [1, 2, 3].map((n) => makeEntry('limit_wc', `person-${n}@acme.example`, hour + n));
  const tenant = block(log);
  tenant.headers = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '24' };
  expect((await sweep()).waits).toEqual([1000, 1000, 1000]);
  tenant.blocked.set('person-1@acme.example', [address]);
  tenant.headers = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '25' };
  tenant.log.splice(0, tenant.log.length, ...log.slice(0, 1));
  expect((await sweep()).waits).toEqual([]);
});

test.each(['GET /logs', `GET /user-blocks ${nora}`, `DELETE /user-blocks ${nora}`])(
  '429 at %s: waits until Auth0 says, and goes on',
  async (limited) => {
    const tenant = block([makeEntry('limit_wc', nora, hour)]);
    const reset = String(now / 1000 + 7);
    tenant.answer = (call, count) =>
      call === limited && count < 3 ? json({}, 429, { 'x-ratelimit-reset': reset }) : null;
    const { summary, waits } = await sweep();
    expect(summary).toEqual({ ...clean, lifted: 1 });
    expect(waits).toEqual([7000, 7000]);
  },
);

test('one that fails: the others are lifted, and the next run finishes it', async () => {
  for (const call of [`GET /user-blocks ${nora}`, `DELETE /user-blocks ${nora}`]) {
    const others = ['a@acme.example', 'z@acme.example'];
    const tenant = block(
      [others[0] ?? '', nora, others[1] ?? ''].map((who, n) =>
        makeEntry('limit_wc', who, hour - n),
      ),
    );
    tenant.answer = (asked) => (asked === call ? json({}, 500) : null);
    const first = await sweep();
    expect(first.summary).toEqual({ ...clean, lifted: 2, failed: 1 });
    expect(first.text).toContain('failed      n***@acme.example  management_unavailable 500');
    expect([...tenant.blocked.keys()]).toEqual([nora]);
    tenant.answer = () => null;
    expect((await sweep()).summary).toEqual({ ...clean, lifted: 1, kept: { released: 2 } });
    server.resetHandlers();
  }
});

test.each([401, 403, 500])('%s at the log: stopped, nothing touched', async (status) => {
  const tenant = block([makeEntry('limit_wc', nora, hour)]);
  tenant.answer = (call) => (call === 'GET /logs' ? json({}, status) : null);
  const { summary, text } = await sweep();
  expect(summary.stopped).toEqual({ reason: 'management_unavailable', status });
  expect(text.join('\n')).toContain(`Stopped early: management_unavailable ${status}`);
  expect(tenant.blocked.size).toBe(1);
});

test('five in a row that the Management API keeps from us: it stops there', async () => {
  const log = Array.from({ length: 20 }, (_, n) =>
    makeEntry('limit_wc', `p${n}@acme.example`, hour - n),
  );
  const tenant = block(log);
  tenant.answer = (call) => (call.startsWith('DELETE') ? json({}, 403) : null);
  const { summary } = await sweep();
  expect(summary).toMatchObject({ lifted: 0, failed: 5, stopped: { status: 403 } });
  expect(tenant.asked.filter((call) => call.startsWith('DELETE'))).toHaveLength(5);
});

test('what an attacker typed writes no line of its own', () => {
  const end = { kind: 'lifted' as const, ips: ['x\ny'], since: null };
  const typed = 'a@evil.example\nlifted\u001b[2K\u2028\u202e';
  const line = describeBlock(typed, end, false);
  expect(line).toBe(
    'lifted      a***@evil.example?lifted?[2K??  an unknown address  longer than the log tells',
  );
});
