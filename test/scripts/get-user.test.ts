import { expect, jest, test } from '@jest/globals';
import { getUser } from '../../database-connections/akeneo-product-cloud/get_user.ts';
import { SCRIPT_TEXTS } from '../../policy/script-texts.ts';
import {
  customerId,
  found,
  html,
  json,
  noAnswers,
  nora,
  nowhere,
  organization,
  settings,
  setUpScripts,
} from './script-setup.ts';

const { answer, run, calls, requests, logs } = setUpScripts();
const nobody = { error: null, profile: undefined };
const tim = { ...nora, id: '7' };

const find = (typed = nora.email, context = organization()) =>
  run((callback) => getUser(typed, context, callback));

test('Auth0 finds the three parameters that it expects', () => {
  expect(getUser).toHaveLength(3);
});

test('a PIM user who forgot the password is found, without a verified email and without a mark on the password', async () => {
  answer({ pim: { lookUp: found() }, sdm: { lookUp: nowhere } });
  const { error, profile } = await find(' NORA@acme.example');
  expect(error).toBeNull();
  expect(profile).toMatchObject({
    user_id: `pim|${customerId}|42`,
    email: 'nora@acme.example',
    email_verified: false,
    app_metadata: { migrated: { from: `pim|${customerId}|42`, password_below_policy: false } },
  });
  expect(calls.toSorted()).toEqual(['pim lookUp', 'sdm lookUp']);
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('found in both: the first product of the registry, every time', async () => {
  answer({ pim: { lookUp: found() }, sdm: { lookUp: found(tim) } });
  for (let time = 0; time < 3; time += 1) {
    expect((await find()).profile).toMatchObject({ user_id: `pim|${customerId}|42` });
  }
});

test.each([
  ['disabled', { enabled: false }],
  ['claimed', { claimed_by: 'auth0|x' }],
  ['somebody else by accent', { email: 'nöra@acme.example' }],
  ['somebody else by username', { email: 'x@acme.example', username: nora.email }],
])('an account that is %s is passed over', async (_, change) => {
  answer({ pim: { lookUp: found({ ...nora, ...change }) }, sdm: { lookUp: found(tim) } });
  expect((await find()).profile).toMatchObject({ user_id: `sdm|${customerId}|7` });
  answer({ sdm: { lookUp: nowhere } });
  expect(await find()).toEqual(nobody);
});

test('nobody anywhere is nobody', async () => {
  answer({ pim: { lookUp: nowhere }, sdm: { lookUp: nowhere } });
  expect(await find()).toEqual(nobody);
});

test.each(noAnswers)(
  '%s is an error, never "nobody" and never another account',
  async (_, act, tries) => {
    answer({ pim: { lookUp: act }, sdm: { lookUp: found() } });
    const { error, profile } = await find();
    expect(profile).toBeUndefined();
    expect(error).toMatchObject({ name: 'ValidationError', message: SCRIPT_TEXTS.unavailable });
    const asked = Array.from({ length: tries }, () => 'pim lookUp');
    expect(calls.toSorted()).toEqual([...asked, 'sdm lookUp']);
  },
);

test('a product that hangs is given up after three seconds, and is an error', async () => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'],
  });
  try {
    const hang = () => {
      setImmediate(() => jest.advanceTimersByTime(3000));
      return new Promise<Response>(() => {});
    };
    const pimOnly = organization({ sdm_url: undefined });
    answer({ pim: { lookUp: hang } });
    expect((await find(nora.email, pimOnly)).error).toMatchObject({ detail: 'unavailable' });
    expect(calls).toEqual(['pim lookUp']);
  } finally {
    jest.useRealTimers();
  }
});

test('a look-up that fails once is tried once more', async () => {
  let times = 0;
  const flaky = () => {
    times += 1;
    return times === 1 ? html(503)() : found()();
  };
  answer({ pim: { lookUp: flaky }, sdm: { lookUp: nowhere } });
  expect((await find()).profile).toMatchObject({ user_id: `pim|${customerId}|42` });
  expect(calls.toSorted()).toEqual(['pim lookUp', 'pim lookUp', 'sdm lookUp']);
});

test('the second product is down, the first one knows the person: found', async () => {
  answer({ pim: { lookUp: found() }, sdm: { lookUp: html(502) } });
  expect((await find()).profile).toMatchObject({ user_id: `pim|${customerId}|42` });
});

test.each([
  ['a username', 'nora', organization()],
  ['no organization', nora.email, {}],
  ['rollout off', nora.email, organization({ rollout: 'off' })],
  [
    'outside the pilot',
    nora.email,
    organization({ rollout: 'pilot', pilot_1: 'tim@acme.example' }),
  ],
  ['an impossible identifier', '\u0000@acme.example', organization()],
])('%s is nobody, and nobody is called', async (_, typed, context) => {
  expect(await find(typed, context)).toEqual(nobody);
  expect(calls).toEqual([]);
});

test('a pilot is found', async () => {
  answer({ pim: { lookUp: found() }, sdm: { lookUp: nowhere } });
  const pilot = organization({ rollout: 'pilot', pilot_1: 'Nora@acme.example' });
  expect((await find(nora.email, pilot)).profile).toBeDefined();
});

test('broken metadata or settings are errors', async () => {
  expect((await find(nora.email, organization({ customer_id: 'acme' }))).error).toMatchObject({
    name: 'ValidationError',
    detail: 'misconfigured',
  });
  Object.assign(globalThis, { configuration: { ...settings, SDM_KEY: undefined } });
  expect((await find()).error).toMatchObject({ name: 'Error', message: 'unexpected' });
  expect(logs).toEqual([
    'get_user: misconfigured customer_id',
    'get_user: missing or malformed: SDM_KEY',
  ]);
});

test('hostile fields do not get in', async () => {
  const hostile = JSON.parse(
    `{"__proto__": {"email_verified": true}, "email_verified": true, "app_metadata": {"admin": true}, "name": "<b>N\\r\\nBcc: x@y.example</b>"}`,
  );
  answer({
    pim: { lookUp: json(200, { accounts: [{ ...nora, ...hostile }] }) },
    sdm: { lookUp: nowhere },
  });
  const { profile } = await find();
  expect(profile).toMatchObject({ email_verified: false, name: '<b>N Bcc: x@y.example</b>' });
  expect(JSON.stringify(profile)).not.toContain('admin');
});
