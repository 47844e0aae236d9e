import { expect, test } from '@jest/globals';
import { http } from 'msw';
import { SCRIPT_TEXTS } from '../../policy/script-texts.ts';
import { diagnose } from '../../scripts/support/diagnose.ts';
import { readCommand } from '../../scripts/support/read-command.ts';
import { findLastTrouble, readTimeline } from '../../scripts/support/read-timeline.ts';
import type { LogEntry } from '../../scripts/support/search-logs.ts';
import { intercept } from '../support/intercept.ts';
import { makeEntry, startFakeLog } from './fake-log.ts';
import { connectToFake, hour, json, makeImport, now, organization } from './fake-tenant.ts';

const server = intercept();
const api = 'https://tenant.example/api/v2';
const nora = 'nora@acme.example';

function startFake(log = [makeEntry('fu', nora, hour)]) {
  const tenant = startFakeLog(server, log, new Map());
  server.use(
    http.get('https://tenant.example/api/v2/organizations', ({ request }) => {
      tenant.asked.push(`${request.method} /organizations`);
      return json({ organizations: [organization] });
    }),
    http.get('https://tenant.example/api/v2/organizations/name/:name', () => json({}, 404)),
  );
  return tenant;
}

/** The PIM of the customer acme: what it says of an identifier, `null` for no answer; and who of `holders` exists. */
function startCustomer(answer: object[] | null, holders: { user_id: string }[] = []) {
  const metadata = { ...organization.metadata };
  server.use(
    http.get(`${api}/organizations/name/acme`, () => json({ ...organization, metadata })),
    http.get('https://pim.example/identity/v1/accounts', () =>
      answer === null ? json({}, 503) : json({ accounts: answer as [] }),
    ),
    http.get(`${api}/users/:id`, ({ params }) => {
      const user = holders.find(({ user_id }) => user_id === params.id);
      return user === undefined ? json({ statusCode: 404 }, 404) : json(user);
    }),
    http.get(`${api}/users`, () => json({ users: [] })),
  );
  return metadata;
}

const inPim = (more: object = {}) => ({
  id: '42',
  email: nora,
  username: 'nora',
  given_name: 'Nora',
  family_name: 'N',
  name: 'Nora N',
  enabled: true,
  claimed_by: null,
  ...more,
});

const nextOf = (text: string) => text.split('\n').find((line) => line.startsWith('Next: '));

async function run(args: string[]) {
  const { support } = await connectToFake();
  const command = readCommand(['diagnose', ...args]);
  if (command.kind !== 'diagnose') throw new Error(command.kind);
  const said: string[] = [];
  const code = await diagnose(support, (text) => said.push(text), command);
  return { code, text: said.join('\n') };
}

function entry(type: string, description = '', at = 0): LogEntry {
  return { id: '', type, at, userName: '', ip: '', connection: '', clientName: 'PIM', description };
}

const reasonOf = (type: string, description: string) =>
  readTimeline([entry(type, description)])[0]?.reason;

test.each([
  ['f', 'Your address is not confirmed. [AK-396]', 'not_confirmed'],
  ['fsa', 'Please sign in. [AK-751]', 'confirmation_required'],
  ['f', 'Something of tomorrow. [AK-999]', null],
  [
    'f',
    'Signing in is temporarily unavailable. Nothing is lost: try again in a few minutes.',
    'unavailable',
  ],
  ['f', 'Sign in with your email address instead of your username.', 'use_email'],
  ['f', 'user auth0|x is not part of the org_1 organization', 'not_a_member'],
  ['f', 'user is blocked', 'account_blocked'],
  ['f', 'Something went wrong', 'refused'],
  ['fu', 'whatever', 'wrong_credentials'],
  ['limit_sul', '', 'attempts_limited'],
  ['s', '[AK-396]', null],
] as const)('log type %s, %j: %p', (type, description, reason) => {
  expect(reasonOf(type, description)).toBe(reason);
});

test('what kept somebody out is over once they came in, or the block was lifted', () => {
  const wrong = entry('fp');
  const events = (...entries: LogEntry[]) => findLastTrouble(readTimeline(entries));
  expect(events(wrong, entry('limit_wc'))).toBe('blocked');
  expect(events(wrong, entry('s'))).toBeNull();
  expect(events(entry('limit_wc'), entry('ublkdu'))).toBeNull();
  expect(events(entry('s'), wrong, entry('slo'))).toBe('wrong_credentials');
  expect(readTimeline([entry('seacft'), entry('sapi')])).toEqual([]);
});

test('it asks four things, changes nothing, and prints no address, no description and no network', async () => {
  const user = makeImport(42, now - 2 * hour);
  const error = { message: `${nora} is refused. [AK-396]`, oauthError: 'access_denied' };
  const refused = { ...makeEntry('f', nora, hour), description: 'Refused', details: { error } };
  const tenant = startFake([refused]);
  tenant.users = [{ ...user, email: nora }];
  const { code, text } = await run(['Nora@acme.example']);
  expect(code).toBe(0);
  expect(text.split('\n')).toEqual([
    'Stands: migrated (mail_not_requested). The product password was right, and no confirmation mail is under way.',
    expect.stringMatching(
      /^Account: auth0\|pim\|.*\|42, n\*\*\*@acme\.example, not confirmed, came over 2026-11-21 10:00:00 UTC$/,
    ),
    expect.stringMatching(/^ {2}holds pim\|.*\|42 \(Akeneo PIM of Acme Retail\)$/),
    'Log, 2026-11-14 12:00:00 UTC to 2026-11-21 12:00:00 UTC:',
    '  2026-11-21 11:00:00 UTC  refused  AK-396 not_confirmed: Continue was pressed without a click that counts, or for another address than the one clicked for.',
    'Kept out last by: AK-396 not_confirmed',
    '  product: “Your email address was not confirmed. Sign in again to receive a new link.”',
    'Next: Sign in again and click the link in the newest mail.',
    expect.stringMatching(/^Help page: Troubleshoot /),
    expect.stringMatching(/same browser/),
  ]);
  expect(tenant.asked).toEqual([
    'GET /users-by-email',
    'GET /organizations',
    `GET /user-blocks ${nora}`,
    'GET /logs',
  ]);
  expect(tenant.queries[0]).toContain(
    `(user_name:"Nora@acme.example" OR user_name:"${nora}" OR user_id:"${user.user_id}") AND date:[2026-11-14`,
  );
});

test('a code from before they came in explains what was then; what to do goes by what came after', async () => {
  const minute = hour / 60;
  const refused = makeEntry('f', nora, 30 * minute);
  const at = new Date(now - 30 * minute).toISOString();
  const ask = async (later: string) => {
    const tenant = startFake([makeEntry(later, nora, 20 * minute), refused]);
    tenant.users = [{ ...makeImport(42, now - 2 * hour), email: nora }];
    const { text } = await run([nora, '--at', at, '--code', 'AK-396']);
    return text.split('\n').filter((line) => line.startsWith('Next: '));
  };
  expect(await ask('slo')).toEqual(['Next: Sign in again and click the link in the newest mail.']);
  expect(await ask('s')).toEqual(['Next: Sign in again and press Confirm & Continue.']);
});

test('ten times the same is one line with its meaning, and what was read is what stood where they were, named', async () => {
  const wrong = { client_name: 'Supplier Data Manager', ip: '203.0.113.7' };
  const linked = { ...makeEntry('f', nora, hour), ...wrong, description: 'No. [AK-126]' };
  const tries = Array.from({ length: 10 }, (_, n) => ({
    ...makeEntry('fp', nora, 3 * hour - n * 1000),
    ...wrong,
  }));
  const tenant = startFake([...tries, linked]);
  tenant.users = [{ ...makeImport(42, now - 4 * hour), email: nora }];
  const lines = (await run([nora])).text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('Log, '));
  expect(lines.slice(from + 1, from + 5)).toEqual([
    expect.stringMatching(
      /^ {2}2026-11-21 09:00:00 UTC to 2026-11-21 09:00:09 UTC, 10 times {2}wrong password \(Supplier Data Manager\) {2}AK-348 wrong_credentials: Nobody by that address/,
    ),
    '  2026-11-21 11:00:00 UTC  refused (Supplier Data Manager)  AK-126 already_linked: The product says that another Product Cloud account holds this product account.',
    'Kept out last by: AK-126 already_linked',
    '  product: “Your Supplier Data Manager account is already linked to another Akeneo Product Cloud account. Sign in with that account, or contact your Akeneo administrator.”',
  ]);
  const { text } = await run([nora, '--code', 'AK-643']);
  expect(text).toContain(
    '  product: “The Akeneo Product Cloud account of this email address already has another [Akeneo PIM | Supplier Data Manager] account at [organization].',
  );
});

test('a refusal from when somebody held the account is over once the product says that nobody does', async () => {
  const refused = { ...makeEntry('f', nora, hour), description: 'Sign in there. [AK-956]' };
  startFake([refused]);
  startCustomer([inPim()]);
  const { text } = await run([nora, '--organization', 'acme']);
  expect(text).toMatch(/^Stands: unseen\./);
  expect(text).toContain('That is over: the product says that nobody holds the account now.');
  expect(nextOf(text)).toBe('Next: Open the product and sign in with the product’s own password.');
  const unknown = await run([nora]);
  expect(unknown.text).toMatch(/^Stands: no_account\./);
  expect(nextOf(unknown.text)).toBe('Next: Run this again with --organization <name>.');
});

test('a product that answers about nobody, or about all but this one: both are said', async () => {
  startFake();
  startCustomer(null);
  const { text } = await run([nora, '--organization', 'acme']);
  expect(text).toMatch(/^Stands: no_answer\./);
  expect(text).toContain('two users with this address or username');
});

test('whoever is not let in yet: the commands that let them in, with the name of the customer', async () => {
  startFake();
  const metadata = startCustomer([]);
  for (const rollout of ['off', 'pilot']) {
    metadata.rollout = rollout;
    const { text } = await run([nora, '--organization', 'acme']);
    expect(nextOf(text)).toBe(
      'Next: Use the login page of the product. To let the person in: `npm run organization -- pilot acme <email in the product> --env <name>`, then `npm run deploy -- --env <name>`.',
    );
  }
});

test('where somebody stands does not contradict the code that they read', async () => {
  const tenant = startFake([]);
  const user = makeImport(42, now - hour);
  tenant.users = [user];
  const first = async (code: string) =>
    (await run([nora, '--code', code])).text.split('\n')[0]?.replace(/^.*?\. /, '');
  expect(await first('AK-643')).toBe(
    'The product password was right, and no confirmation mail is under way.',
  );
  user.app_metadata.confirmation_request = { email: nora, at: new Date(now - hour).toISOString() };
  expect(await first('AK-382')).toBe(
    'A confirmation mail was sent, and no click on its link has counted yet.',
  );
});

test('refused by the application of the mailed links: the link was opened in another browser', async () => {
  for (const client_name of ['Akeneo Product Cloud', 'Email confirmation']) {
    const entry = { ...makeEntry('fp', nora, hour), client_name };
    const tenant = startFake([entry]);
    tenant.users = [{ ...makeImport(42, now - 2 * hour), email: nora }];
    const { text } = await run([nora]);
    expect(text).toContain(
      'AK-274 link_other: The link was opened in another browser than the sign-in',
    );
    expect(text).toContain('Kept out last by: AK-274 link_other\nNext: ');
    expect(nextOf(text)).toBe(
      'Next: Go back to the browser in which the sign-in began, and open the newest mail there.',
    );
  }
  const clientName = 'Akeneo Product Cloud';
  const told = (one: Partial<LogEntry>) =>
    readTimeline([{ ...entry('f'), clientName, ...one }])[0]?.reason;
  expect(told({ description: 'Old. [AK-382]' })).toBe('link_expired');
  expect(told({ description: SCRIPT_TEXTS.unavailable })).toBe('unavailable');
  expect(told({ type: 'limit_wc' })).toBe('blocked');
});

test('where the confirmation mail went is said, masked, and whether that is the address of the account', async () => {
  const tenant = startFake([]);
  const user = { ...makeImport(42, now - hour), email: nora };
  tenant.users = [user];
  const send = (email: string) => {
    user.app_metadata.confirmation_request = { email, at: '2026-11-21T11:30:00.000Z' };
  };
  send('Peter@acme.example');
  const { text } = await run([nora]);
  expect(text).toContain(
    '\n  confirmation mail sent to P***@acme.example at 2026-11-21 11:30:00 UTC, not the address of the account\n',
  );
  expect(JSON.parse((await run([nora, '--json'])).text).account.confirmation_mail).toEqual({
    to: 'P***@acme.example',
    at: '2026-11-21T11:30:00.000Z',
    to_address_of_account: false,
  });
  send('Nora@acme.example');
  expect((await run([nora])).text).toContain('N***@acme.example at 2026-11-21 11:30:00 UTC\n');
});

test('an account of the product that somebody else holds: by whom is said, masked, to whoever has another account, too', async () => {
  const tenant = startFake([]);
  const holder = { ...makeImport(42, now - hour), email: 'nina@acme.example' };
  startCustomer([inPim({ claimed_by: holder.user_id })], [holder]);
  const moved = await run([nora, '--organization', 'acme']);
  expect(moved.text).toMatch(/^Stands: moved\./);
  expect(moved.text).toContain(`\n  held by ${holder.user_id}, n***@acme.example\n`);
  expect(nextOf(moved.text)).toContain('Sign in with the email address of that account');
  tenant.users = [{ ...makeImport(7, now - hour), email: nora }];
  const other = await run([nora, '--organization', 'acme']);
  expect(other.text).toMatch(/^Stands: migrated/);
  expect(other.text).toContain(`\n  held by ${holder.user_id}, n***@acme.example\n`);
  tenant.users = [{ ...holder, email: nora }];
  const own = await run([nora, '--organization', 'acme']);
  expect(own.text).not.toMatch(/held by|Products/);
});

test('a username is that of the account that holds it, and a pilot by the email that the product has', async () => {
  const tenant = startFake([]);
  const holder = { ...makeImport(42, now - hour), email: 'nina@acme.example' };
  const metadata: Record<string, string> = startCustomer(
    [inPim({ claimed_by: holder.user_id })],
    [holder],
  );
  metadata.rollout = 'pilot';
  metadata.pilot_1 = 'x@acme.example';
  const { text } = await run(['nora', '--organization', 'acme']);
  expect(text.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^Stands: migrated \(mail_not_requested\)/),
    expect.stringContaining(`Account: ${holder.user_id}, n***@acme.example`),
  ]);
  expect(tenant.asked).toContain('GET /user-blocks nora');
  expect(tenant.queries.at(-1)).toContain('user_name:"nora" OR user_name:"nina@acme.example"');
  startCustomer([inPim()]);
  expect((await run(['nora', '--organization', 'acme'])).text).toMatch(/^Stands: unseen\./);
  const pilot: Record<string, string> = startCustomer([inPim()]);
  Object.assign(pilot, { rollout: 'pilot', pilot_1: nora });
  expect((await run(['nora', '--organization', 'acme'])).text).toMatch(/^Stands: unseen\./);
});

test('the time on the screenshot looks half an hour around it', async () => {
  const tenant = startFake();
  for (const at of ['2026-11-20 22:52:10 UTC', '2026-11-20T22:52:10Z', '2026-11-20 23:52:10+01:00'])
    await run([nora, '--at', at]);
  const [first, ...others] = tenant.queries.map((q) => q.slice(q.indexOf('date')));
  expect(first).toBe('date:[2026-11-20T22:22:10.000Z TO 2026-11-20T23:22:10.000Z]');
  expect(others).toEqual([first, first]);
});

test('a log that cannot be read is said to be unknown; without users nothing is guessed', async () => {
  const tenant = startFake();
  tenant.answer = (call) => (call === 'GET /logs' ? json({}, 403) : null);
  const half = await run([nora]);
  expect(half.code).toBe(0);
  expect(half.text).toContain('Log: not known, the log gave no answer (403)');
  expect(half.text).toContain('Products: not asked');
  tenant.answer = (call) => (call === 'GET /users-by-email' ? json({}, 500) : null);
  expect(await run([nora, '--json'])).toEqual({
    code: 1,
    text: expect.stringContaining('[management_unavailable]'),
  });
});

test('a code or a customer that nobody has is not looked up', async () => {
  const tenant = startFake();
  const code = await run([nora, '--code', 'AK-399']);
  expect([code.code, tenant.asked]).toEqual([1, []]);
  expect(code.text).toContain('[no_such_code]');
  const customer = await run([nora, '--organization', 'globex']);
  expect(customer).toEqual({
    code: 1,
    text: 'No organization has the name globex. Known: acme. [organization_unknown]',
  });
});

test('what the command does not take', () => {
  for (const [args, problem] of [
    [['diagnose'], 'takes an email'],
    [['diagnose', 'a@b', 'c@d'], 'takes an email'],
    [['diagnose', 'a@b', '--at', 'yesterday'], '--at is a time like'],
    [['diagnose', 'a@b', '--yes'], 'does not take --yes'],
    [['unblock', 'a@b', '--at', '2026-11-20 22:52'], 'does not take --at'],
    [['sweep-limits', '--organization', 'acme'], 'does not take --organization'],
  ] as const)
    expect(() => readCommand(args)).toThrow(problem);
});
