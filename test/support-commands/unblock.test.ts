import { expect, test } from '@jest/globals';
import { formatMoment } from '../../local/products/pages/format-time.ts';
import { maskIp } from '../../scripts/support/mask-ip.ts';
import { unblock } from '../../scripts/support/unblock.ts';
import { intercept } from '../support/intercept.ts';
import { makeEntry, startFakeLog } from './fake-log.ts';
import { connectToFake, hour, json, now } from './fake-tenant.ts';

const server = intercept();
const nora = 'nora@acme.example';
const ago = (ms: number) => formatMoment(now - ms);

async function run(identifier = nora) {
  const { support } = await connectToFake();
  const said: string[] = [];
  const code = await unblock(support, (text) => said.push(text), identifier);
  return { code, text: said.join('\n') };
}

test('a block is lifted, and it says for whom, for which network and since when', async () => {
  const log = [
    makeEntry('limit_wc', nora, 30 * hour),
    makeEntry('ublkdu', nora, 20 * hour),
    makeEntry('limit_wc', nora, 2 * hour),
    makeEntry('limit_wc', 'other@acme.example', hour),
  ];
  const blocked = new Map([
    [nora, ['203.0.113.7', '2001:db8:1:2::9']],
    ['other@acme.example', ['203.0.113.7']],
  ]);
  const tenant = startFakeLog(server, log, blocked);
  expect(await run(` ${nora} `)).toEqual({
    code: 0,
    text: `Lifted: n***@acme.example was blocked for 203.0.113.x, 2001:db8:1::x, since ${ago(2 * hour)}.\nThe person can sign in again at once. Nothing else was changed.`,
  });
  expect([...tenant.blocked.keys()]).toEqual(['other@acme.example']);
  expect(tenant.asked).toEqual([
    `GET /user-blocks ${nora}`,
    'GET /logs',
    `DELETE /user-blocks ${nora}`,
  ]);
});

test('a log that cannot be read, or reaches not so far, keeps nobody blocked', async () => {
  const tenant = startFakeLog(server, [], new Map([[nora, ['']]]));
  tenant.answer = (call) => (call === 'GET /logs' ? json({}, 403) : null);
  const { code, text } = await run();
  expect(text).toContain('was blocked for every address, longer than the log tells.');
  expect(code).toBe(0);
  expect(tenant.blocked.size).toBe(0);
});

test('nothing was blocked: it lifts nothing and says what else it may be', async () => {
  const log = [
    makeEntry('fp', 'Nora@acme.example', 3 * hour),
    makeEntry('fp', nora, hour),
    makeEntry('limit_sul', nora, 2 * hour),
    makeEntry('limit_mu', nora, hour),
    makeEntry('fp', nora, 25 * hour),
  ];
  const tenant = startFakeLog(server, log, new Map());
  tenant.users = [{ user_id: 'auth0|pim|x|42', email: nora, blocked: true }];
  const { code, text } = await run('Nora@acme.example');
  expect(code).toBe(0);
  expect(text.split('\n')).toEqual([
    'Nothing was lifted: N***@acme.example is not blocked by failed attempts. [not_blocked]',
    expect.stringContaining('legacy username'),
    expect.stringContaining('An administrator blocked the account'),
    expect.stringContaining(`once in 24 hours, last ${ago(2 * hour)}: passes by itself`),
    expect.stringContaining('Suspicious IP Throttling'),
    expect.stringContaining(`2 times in 24 hours, last ${ago(hour)}: "Forgot your password?"`),
  ]);
  expect(tenant.asked.every((call) => call.startsWith('GET'))).toBe(true);
});

test('nobody has it as email: it says so; a username is masked too', async () => {
  startFakeLog(server, [], new Map());
  const { text } = await run('nora"l');
  expect(text).toContain('Nothing was lifted: n*** is not blocked');
  expect(text).toContain('No account has it as its email');
});

test.each([
  ['GET', 403, 'check its scopes. [management_refused]'],
  ['DELETE', 500, 'Run the same command again. [management_unavailable]'],
])('%s answered with %s: exit code 1, and what to do', async (method, status, words) => {
  const tenant = startFakeLog(server, [], new Map([[nora, ['203.0.113.7']]]));
  tenant.answer = (call) => (call === `${method} /user-blocks ${nora}` ? json({}, status) : null);
  const { code, text } = await run();
  expect(code).toBe(1);
  expect(text).toContain(words);
  expect(tenant.blocked.size).toBe(1);
});

test('a masked IP names a network and nobody', () => {
  expect(maskIp('203.0.113.7')).toBe('203.0.113.x');
  expect(maskIp('2001:DB8:1:2:3:4:5:6')).toBe('2001:db8:1::x');
  expect(maskIp('2001:db8::1')).toBe('2001:db8::x');
  expect(maskIp('::1')).toBe('::x');
  expect(maskIp('nonsense')).toBe('an unknown address');
});
