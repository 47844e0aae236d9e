import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { describeMisuse, describeUsage } from '../../scripts/support/describe-usage.ts';
import { describeKnown } from '../../scripts/support/list-names.ts';
import { maskEmail } from '../../scripts/support/mask-email.ts';
import { readCommand, USAGES } from '../../scripts/support/read-command.ts';
import { readSettings } from '../../scripts/support/read-settings.ts';
import { writeLocalSettings } from '../../scripts/support/write-local-settings.ts';

const root = mkdtempSync(join(tmpdir(), 'support-'));
mkdirSync(join(root, '.local'));
afterAll(() => rmSync(root, { recursive: true }));

const complete = {
  AUTH0_DOMAIN: 'tenant.example',
  SUPPORT_CLIENT_ID: 'id',
  SUPPORT_CLIENT_SECRET: 's3cret=with#signs',
  ISSUER: 'https://login.example/',
  PIM_KEY: 'p',
  SDM_KEY: 's',
};

test('--env reads the file of that name alone', () => {
  const lines = Object.entries(complete).map(([key, value]) => `${key}="${value}"`);
  writeFileSync(join(root, '.env.staging'), `# staging\n${lines.join('\n')}\n`);
  const variables = { AUTH0_DOMAIN: 'other.example', ALLOW_LOOPBACK_HTTP: 'true' };
  expect(readSettings(root, 'staging', variables)).toEqual({
    ...complete,
    ALLOW_LOOPBACK_HTTP: false,
  });
});

test('without --env the variables count', () => {
  expect(readSettings(root, undefined, complete).AUTH0_DOMAIN).toBe('tenant.example');
});

test('what is missing or malformed is named, and no value', () => {
  writeFileSync(
    join(root, '.env.broken'),
    'SUPPORT_CLIENT_SECRET=hush\nISSUER=http://login.example/\n',
  );
  const read = () => readSettings(root, 'broken', {});
  expect(read).toThrow(
    '.env.broken: missing or malformed: AUTH0_DOMAIN, SUPPORT_CLIENT_ID, ISSUER, PIM_KEY, SDM_KEY',
  );
  expect(read).not.toThrow('hush');
  expect(() => readSettings(root, undefined, {})).toThrow('missing or malformed: AUTH0_DOMAIN');
});

test('a missing file is named; a name is no path', () => {
  expect(() => readSettings(root, 'nowhere', {})).toThrow('.env.nowhere is missing');
  expect(() => readSettings(root, 'local', {})).toThrow('npm start is not running here');
  expect(() => readSettings(root, '../../etc', {})).toThrow('--env');
});

test('npm start leaves the settings of the local world for this user alone, and takes them away', () => {
  const path = join(root, '.local', 'support.env');
  // As another start may have left it.
  writeFileSync(path, 'PIM_KEY=old\n', { mode: 0o644 });
  const remove = writeLocalSettings(root, {
    urls: {
      tenant: 'http://localhost:4400/',
      management: 'localhost:4443',
      pim: 'http://localhost:4401',
      sdm: 'http://localhost:4402',
      inbox: 'http://localhost:4403',
    },
    keys: { pim: 'a'.repeat(64), sdm: 'b'.repeat(64) },
    support: { clientId: 'support', clientSecret: 'hush' },
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readSettings(root, 'local', {})).toMatchObject({
    AUTH0_DOMAIN: 'localhost:4443',
    ISSUER: 'http://localhost:4400/',
    PIM_KEY: 'a'.repeat(64),
    ALLOW_LOOPBACK_HTTP: true,
  });
  remove();
  expect(() => readFileSync(path)).toThrow('ENOENT');
});

test.each<[string[], object]>([
  [[], { kind: 'help' }],
  [['--help'], { kind: 'help' }],
  [
    ['unlink', 'nora@acme.example', 'pim|x|42', '--env', 'local'],
    {
      kind: 'unlink',
      environment: 'local',
      whom: 'nora@acme.example',
      key: 'pim|x|42',
      yes: false,
    },
  ],
  [
    ['release', 'nora@acme.example', '--organization', 'acme', '--yes'],
    { kind: 'release', email: 'nora@acme.example', organization: 'acme', yes: true },
  ],
  [['unblock', 'nora@acme.example'], { kind: 'unblock', identifier: 'nora@acme.example' }],
  [
    ['sweep-blocks', '--older-than', '5m', '--json'],
    { kind: 'sweep_blocks', olderThanMs: 300_000, lookBackMs: 86_400_000, json: true },
  ],
  [
    ['sweep-blocks', '--older-than=2h', '--look-back=7d', '--dry-run'],
    { olderThanMs: 7_200_000, lookBackMs: 604_800_000, dryRun: true },
  ],
  [['sweep-unconfirmed', '--dry-run'], { kind: 'sweep', dryRun: true, json: false }],
  [['sweep-limits', '--json'], { kind: 'sweep_limits', dryRun: false, json: true }],
  [
    ['rotate-keys', '--env', 'test'],
    { kind: 'rotate_keys', environment: 'test', product: null, dryRun: false, json: false },
  ],
  [
    ['rotate-keys', 'sdm', '--dry-run', '--json', '--env', 'test'],
    { kind: 'rotate_keys', environment: 'test', product: 'sdm', dryRun: true, json: true },
  ],
])('the command line %j', (args, command) => {
  expect(readCommand(args)).toMatchObject(command);
});

test.each([
  [['unlink']],
  [['unlink', 'nora@acme.example']],
  [['unlink', 'a', 'b', 'c']],
  [['unlink', 'a', 'b', '--dry-run']],
  [['release', 'nora@acme.example']],
  [['release', '--organization', 'acme']],
  [['release', 'a', '--organization', 'acme', '--json']],
  [['sweep-unconfirmed', 'all']],
  [['sweep-limits', 'all']],
  [['sweep-limits', '--older-than', '5m']],
  [['sweep-unconfirmed', '--yes']],
  [['sweep-unconfirmed', '--force']],
  [['sweep']],
  [['unblock']],
  [['unblock', ' ']],
  [['unblock', 'a', 'b']],
  [['unblock', 'a', '--dry-run']],
  [['unblock', 'a', '--older-than', '5m']],
  [['sweep-blocks']],
  [['sweep-blocks', '--older-than', '5m', '--look-back', '1h']],
  [['sweep-blocks', '--older-than', '5']],
  [['sweep-blocks', '--older-than', '0m']],
  [['sweep-blocks', '--older-than', '-5m']],
  [['sweep-blocks', '--older-than', '1d']],
  [['sweep-blocks', '--older-than', '5m', 'all']],
  [['sweep-unconfirmed', '--older-than', '5m']],
  [['rotate-keys']],
  [['rotate-keys', 'crm', '--env', 'test']],
  [['rotate-keys', 'pim', 'sdm', '--env', 'test']],
  [['rotate-keys', '--env', 'test', '--yes']],
])('refused: %j', (args) => {
  expect(() => readCommand(args)).toThrow();
});

test.each([
  [
    ['unlink', 'nora@acme.example'],
    'unlink takes an email or a user id, and a product account key',
    "unlink <email|'user id'>",
  ],
  [
    ['diagnose', 'a@b', '--yes'],
    'diagnose does not take --yes',
    "diagnose <email|'user id'|username>",
  ],
  [['sweep-limits', '--force'], "Unknown option '--force'", 'sweep-limits [--dry-run]'],
])(
  '%j says in one line what is wrong, and how this command alone is written',
  (args, wrong, usage) => {
    const said = describeMisuse(USAGES, args, caught(args)).split('\n');
    expect(said[0]).toBe(wrong);
    expect(said[1]).toContain(`npm run support -- ${usage}`);
    expect(said.filter((line) => line.startsWith('npm run'))).toHaveLength(1);
    expect(said.at(-1)).toBe('All commands: npm run support -- --help');
  },
);

function caught(args: string[]): Error {
  try {
    throw new Error(`taken: ${readCommand(args).kind}`);
  } catch (error) {
    return error as Error;
  }
}

test('help of one command is of that one; of none, or of one that there is not, of all', () => {
  expect(readCommand(['code', '--help'])).toEqual({ kind: 'help', command: 'code' });
  expect(describeUsage(USAGES, 'code').match(/^npm run/gm)).toHaveLength(1);
  expect(describeUsage(USAGES).match(/^npm run/gm)).toHaveLength(9);
  expect(describeUsage(USAGES, 'everything')).toBe(describeUsage(USAGES));
});

test('of many names twenty are shown, in their order, and how many more there are', () => {
  const names = Array.from({ length: 23 }, (_, n) => `customer-${String(n).padStart(2, '0')}`);
  expect(describeKnown(names.reverse())).toMatch(
    /^Known: customer-00, .*customer-19, and 3 more\.$/,
  );
  expect(describeKnown([])).toBe('There is none yet.');
});

test('a masked address shows a letter and the domain', () => {
  expect(maskEmail('nora@acme.example')).toBe('n***@acme.example');
  expect(maskEmail('"a@b"@acme.example')).toBe('"***@acme.example');
  expect(maskEmail('')).toBe('***');
  expect(maskEmail('@acme.example')).toBe('***');
});
