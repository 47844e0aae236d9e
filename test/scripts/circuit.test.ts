import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { HttpResponse } from 'msw';
import { getUser } from '../../database-connections/akeneo-product-cloud/get_user.ts';
import { login } from '../../database-connections/akeneo-product-cloud/login.ts';
import {
  type Answer,
  customerId,
  found,
  html,
  json,
  noAnswers,
  nora,
  nowhere,
  organization,
  password,
  setUpScripts,
  valid,
  wrong,
} from './script-setup.ts';

const { answer, run, startContainer, calls, logs } = setUpScripts();
const pimOnly = organization({ sdm_url: undefined });
const deadlineMs = 3000;

beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'],
    now: Date.UTC(2026, 10, 21, 12),
  });
});
afterEach(() => void jest.useRealTimers());

const hang: Answer = () => {
  setImmediate(() => jest.advanceTimersByTime(deadlineMs));
  return new Promise<Response>(() => {});
};
const refuseConnection: Answer = () => HttpResponse.error();
const wait = (ms: number): void => void jest.advanceTimersByTime(ms);

/** What a sign-in is told, how long it waits, and which calls it makes. */
async function signIn(context = pimOnly, typed = nora.email) {
  return measure(() => run((callback) => login(typed, password, context, callback)));
}

async function find(context = pimOnly) {
  return measure(() => run((callback) => getUser(nora.email, context, callback)));
}

async function measure(act: () => ReturnType<typeof run>) {
  calls.length = 0;
  const began = Date.now();
  const { error, profile } = await act();
  const told = error === null ? (profile === undefined ? 'nobody' : 'in') : error.detail;
  return { told, waited: Date.now() - began, calls: calls.toSorted() };
}

const shut = { told: 'unavailable', waited: 0, calls: [] };
const late = { told: 'unavailable', waited: deadlineMs, calls: ['pim verify'] };

test('an outage costs one deadline: whoever comes after the first is told at once, and the log says why', async () => {
  answer({ pim: { verify: hang } });
  expect(await signIn()).toEqual(late);
  for (let person = 0; person < 49; person += 1) expect(await signIn()).toEqual(shut);
  expect(new Set(logs.slice(1))).toEqual(
    new Set(['login: unavailable pim: unavailable (circuit_open)']),
  );
});

test('after ten seconds one person goes to see; the others do not wait for that one', async () => {
  answer({ pim: { verify: hang } });
  await signIn();
  wait(9999);
  expect(await signIn()).toEqual(shut);
  wait(1);
  // Its end is given by hand: meanwhile others come.
  let end: (response: Response) => void = () => {};
  const asked = new Promise<void>((arrived) => {
    answer({
      pim: {
        verify: () =>
          new Promise<Response>((resolve) => {
            end = resolve;
            arrived();
          }),
      },
    });
  });
  const probe = run((callback) => login(nora.email, password, pimOnly, callback));
  await asked;
  for (let person = 0; person < 5; person += 1) expect(await signIn()).toEqual(shut);
  end(await valid()());
  expect((await probe).error).toBeNull();
  answer({ pim: { verify: valid() } });
  expect(await signIn()).toEqual({ told: 'in', waited: 0, calls: ['pim verify'] });
});

test('still down: one deadline in ten, twenty, forty, sixty, sixty seconds', async () => {
  answer({ pim: { verify: hang } });
  expect(await signIn()).toEqual(late);
  for (const ms of [10_000, 20_000, 40_000, 60_000, 60_000]) {
    wait(ms - 1);
    expect(await signIn()).toEqual(shut);
    wait(1);
    expect(await signIn()).toEqual(late);
  }
});

test('somebody whose script was killed on the way to see does not keep it shut', async () => {
  answer({ pim: { verify: hang } });
  await signIn();
  wait(10_000);
  answer({ pim: { verify: () => new Promise<Response>(() => {}) } });
  void run((callback) => login(nora.email, password, pimOnly, callback));
  await new Promise(setImmediate);
  answer({ pim: { verify: valid() } });
  expect(await signIn()).toEqual(shut);
  // The time passes, and not even its deadline ends it: what was killed runs no timers.
  jest.setSystemTime(Date.now() + 5000);
  expect((await signIn()).told).toBe('in');
});

test('a new container costs one deadline more', async () => {
  answer({ pim: { verify: hang } });
  expect(await signIn()).toEqual(late);
  expect(await signIn()).toEqual(shut);
  startContainer();
  expect(await signIn()).toEqual(late);
  expect(await signIn()).toEqual(shut);
});

test.each<[string, Answer]>([
  ['a refused connection', refuseConnection],
  ['502', html(502)],
  ['503', json(503, {})],
  ['504', html(504)],
])('%s, which nobody waits for, shuts at the second time in a row', async (_, act) => {
  const once = { told: 'unavailable', waited: 0, calls: ['pim verify'] };
  answer({ pim: { verify: act } });
  expect(await signIn()).toEqual(once);
  answer({ pim: { verify: wrong } });
  await signIn();
  answer({ pim: { verify: act } });
  expect(await signIn()).toEqual(once);
  expect(await signIn()).toEqual(once);
  expect(await signIn()).toEqual(shut);
});

// A13, A16: an identifier that a product fails on is no outage for everybody else.
test.each(noAnswers.filter(([title]) => !/socket|502/.test(title)))(
  '%s shuts nobody out, however often',
  async (_, act) => {
    jest.useRealTimers();
    answer({ pim: { verify: act } });
    for (let time = 0; time < 10; time += 1) {
      expect((await signIn(pimOnly, 'hostile@acme.example')).calls).toEqual(['pim verify']);
    }
    answer({ pim: { verify: valid() } });
    expect((await signIn()).told).toBe('in');
  },
);

test('two products, one hangs: its people wait three seconds once, those of the other come in without a wait', async () => {
  answer({
    pim: { lookUp: hang, verify: hang },
    sdm: { lookUp: found(), verify: valid() },
  });
  const both = organization();
  expect(await signIn(both)).toEqual({
    told: 'in',
    waited: deadlineMs,
    calls: ['pim lookUp', 'sdm lookUp', 'sdm verify'],
  });
  const quick = { told: 'in', waited: 0, calls: ['sdm lookUp', 'sdm verify'] };
  for (let person = 0; person < 5; person += 1) expect(await signIn(both)).toEqual(quick);
});

// Invariant 9.
test('while one of two is shut, a wrong password costs and says the same, whoever knows the address', async () => {
  answer({ pim: { lookUp: hang, verify: hang }, sdm: { lookUp: nowhere, verify: wrong } });
  const both = organization();
  await signIn(both);
  for (const inSdm of [nowhere, found()]) {
    answer({ sdm: { lookUp: inSdm, verify: wrong } });
    expect(await signIn(both)).toEqual({
      told: 'unavailable',
      waited: 0,
      calls: ['sdm lookUp', 'sdm verify'],
    });
    expect(await find(both)).toMatchObject({ told: 'unavailable', calls: ['sdm lookUp'] });
  }
});

test('a product of one customer is shut for that customer alone', async () => {
  answer({ pim: { verify: hang } });
  await signIn();
  const other = organization({
    sdm_url: undefined,
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002',
  });
  answer({ pim: { verify: valid() } });
  expect((await signIn(other)).told).toBe('in');
  expect(await signIn()).toEqual(shut);
});

test('get_user asks nobody either, and says so by an error: never “nobody”', async () => {
  answer({ pim: { lookUp: hang } });
  expect(await find()).toEqual({ ...late, calls: ['pim lookUp'] });
  expect(await find()).toEqual(shut);
  wait(10_000);
  answer({ pim: { lookUp: nowhere } });
  expect((await find()).told).toBe('nobody');
});

test('what is kept is small and about no person, and gone once the product answers', async () => {
  const sandbox = globalThis as { akeneoCircuits?: object };
  answer({ pim: { verify: hang } });
  for (let customer = 0; customer < 250; customer += 1) {
    const id = `6f0d3b52-9a34-4c3e-8f57-${String(customer).padStart(12, '0')}`;
    expect((await signIn(organization({ sdm_url: undefined, customer_id: id }))).told).toBe(
      'unavailable',
    );
    expect(Object.keys(sandbox.akeneoCircuits ?? {}).length).toBeLessThanOrEqual(100);
  }
  const text = JSON.stringify(sandbox.akeneoCircuits);
  expect(text.length).toBeLessThan(15_000);
  expect(text).not.toContain('nora');
  startContainer();
  await signIn();
  expect(Object.keys(sandbox.akeneoCircuits ?? {})).toEqual([`pim|${customerId}`]);
  wait(10_000);
  answer({ pim: { verify: wrong } });
  await signIn();
  expect(sandbox.akeneoCircuits).toEqual({});
});

test.each([
  ['a text', 'open'],
  ['null', null],
  ['a list', [1, 2]],
  ['a circuit that never ends', { kind: 'open', until: Number.MAX_VALUE, openMs: 10_000 }],
  ['a circuit without an end', { kind: 'half_open' }],
])('garbage in global (%s) is a closed circuit', async (_, garbage) => {
  for (const kept of [garbage, { [`pim|${customerId}`]: garbage }]) {
    Object.assign(globalThis, { akeneoCircuits: kept });
    answer({ pim: { verify: valid() } });
    expect((await signIn()).told).toBe('in');
  }
});
