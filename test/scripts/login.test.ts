import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { HttpResponse } from 'msw';
import { login } from '../../database-connections/akeneo-product-cloud/login.ts';
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
  password,
  problems,
  refused,
  settings,
  setUpScripts,
  valid,
  wrong,
} from './script-setup.ts';

const { answer, answerSearch, run, startContainer, calls, requests, logs } = setUpScripts();
const pimOnly = organization({ sdm_url: undefined });
const wrongCredentials = {
  name: 'WrongUsernameOrPasswordError',
  message: SCRIPT_TEXTS.wrong_credentials,
};

const signIn = (typed = nora.email, context = organization(), typedPassword = password) =>
  run((callback) => login(typed, typedPassword, context, callback));

function validation(code: keyof typeof SCRIPT_TEXTS) {
  return { name: 'ValidationError', detail: code, message: SCRIPT_TEXTS[code] };
}

test('Auth0 finds the four parameters that it expects', () => {
  expect(login).toHaveLength(4);
});

test('a PIM user signs in with the PIM password: one profile, two look-ups, one verification', async () => {
  answer({ pim: { lookUp: found(), verify: valid() }, sdm: { lookUp: nowhere } });
  const before = Date.now();
  const { error, profile } = await signIn(' Nora@acme.example ');
  expect(error).toBeNull();
  expect(profile).toEqual({
    user_id: `pim|${customerId}|42`,
    email: 'nora@acme.example',
    email_verified: false,
    name: 'Nora Lindqvist',
    given_name: 'Nora',
    family_name: 'Lindqvist',
    app_metadata: {
      migrated: {
        from: `pim|${customerId}|42`,
        at: expect.any(String),
        email: 'nora@acme.example',
        password_below_policy: false,
      },
    },
  });
  const { at } = (profile as { app_metadata: { migrated: { at: string } } }).app_metadata.migrated;
  expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
  expect(calls.toSorted()).toEqual(['pim lookUp', 'pim verify', 'sdm lookUp']);
});

test('with one product there is one call', async () => {
  answer({ pim: { verify: valid() } });
  expect((await signIn(nora.email, pimOnly)).error).toBeNull();
  expect(calls).toEqual(['pim verify']);
});

test('an SDM user signs in with the SDM password, and PIM never sees it', async () => {
  answer({ pim: { lookUp: nowhere }, sdm: { lookUp: found(), verify: valid() } });
  expect((await signIn()).profile).toMatchObject({ user_id: `sdm|${customerId}|42` });
  expect(calls.toSorted()).toEqual(['pim lookUp', 'sdm lookUp', 'sdm verify']);
});

test('somebody with two accounts may sign in with either password', async () => {
  answer({
    pim: { lookUp: found(), verify: wrong },
    sdm: { lookUp: found({ ...nora, id: '7' }), verify: valid({ ...nora, id: '7' }) },
  });
  expect((await signIn()).profile).toMatchObject({ user_id: `sdm|${customerId}|7` });
});

test('a password below the policy is only marked', async () => {
  answer({ pim: { verify: valid() } });
  const { profile } = await signIn(nora.email, pimOnly, 'x');
  expect(profile).toMatchObject({ app_metadata: { migrated: { password_below_policy: true } } });
});

test('a wrong password and an unknown address get one and the same answer after as many calls, whichever product knows it', async () => {
  for (const inPim of [found(), nowhere])
    for (const inSdm of [found(), nowhere]) {
      answer({ pim: { lookUp: inPim, verify: wrong }, sdm: { lookUp: inSdm, verify: wrong } });
      const { error } = await signIn();
      expect(error).toMatchObject({ ...wrongCredentials, detail: nora.email });
      expect(calls.splice(0).toSorted()).toEqual([
        'pim lookUp',
        'pim verify',
        'sdm lookUp',
        'sdm verify',
      ]);
    }
});

test('a product that does not know the address is asked for the time alone: about nobody, without the password, and lets nobody in', async () => {
  answer({ pim: { lookUp: found(), verify: wrong }, sdm: { lookUp: nowhere, verify: valid() } });
  expect((await signIn()).error).toMatchObject(validation('misconfigured'));
  const bodies = await Promise.all(
    requests.filter(({ method }) => method === 'POST').map((request) => request.json()),
  );
  expect(bodies).toEqual([
    { identifier: nora.email, password },
    {
      identifier: expect.stringMatching(/^nobody-[0-9a-f-]{36}@nobody\.invalid$/),
      password: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
  expect(logs).toEqual(['login: misconfigured pim: wrong, sdm: misconfigured']);
});

test.each([
  [403, 'disabled'],
  [423, 'locked'],
])(
  '%i: a %s account reads like a wrong password, and only the log tells',
  async (status, reason) => {
    answer({ pim: { verify: refused(status, `${problems}/${reason}`) } });
    expect((await signIn(nora.email, pimOnly)).error).toMatchObject(wrongCredentials);
    expect(logs).toEqual([`login: wrong_credentials pim: ${reason}`]);
  },
);

test.each(noAnswers)(
  '%s is "temporarily unavailable", never a wrong password, after one try',
  async (_, act) => {
    answer({ pim: { verify: act } });
    const { error } = await signIn(nora.email, pimOnly);
    expect(error?.name).toBe('ValidationError');
    expect(error?.message).toBe(SCRIPT_TEXTS.unavailable);
    expect(['unavailable', 'misconfigured']).toContain(error?.detail);
    expect(calls).toEqual(['pim verify']);
  },
);

test('a product that hangs is given up after three seconds', async () => {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'],
  });
  try {
    const hang = () => {
      setImmediate(() => jest.advanceTimersByTime(3000));
      return new Promise<Response>(() => {});
    };
    answer({ pim: { verify: hang } });
    expect((await signIn(nora.email, pimOnly)).error).toMatchObject(validation('unavailable'));
    expect(logs).toEqual(['login: unavailable pim: unavailable (timeout)']);
  } finally {
    jest.useRealTimers();
  }
});

test('PIM is down: an SDM user still comes in', async () => {
  answer({
    pim: { lookUp: html(503), verify: html(503) },
    sdm: { lookUp: found(), verify: valid() },
  });
  expect((await signIn()).profile).toMatchObject({ user_id: `sdm|${customerId}|42` });
  expect(calls.filter((call) => call === 'pim lookUp')).toHaveLength(2);
});

test('PIM is down and the SDM password is wrong: it may have been that of PIM', async () => {
  answer({
    pim: { lookUp: html(503), verify: html(503) },
    sdm: { lookUp: found(), verify: wrong },
  });
  expect((await signIn()).error).toMatchObject(validation('unavailable'));
});

test('somebody who has moved already is told to use the Product Cloud email, once the password was right', async () => {
  const claimed = { ...nora, claimed_by: `auth0|pim|${customerId}|42` };
  const elsewhere = { lookUp: nowhere, verify: wrong };
  answer({ pim: { lookUp: found(claimed), verify: valid(claimed) }, sdm: elsewhere });
  expect((await signIn()).error).toMatchObject(validation('claimed'));
  answer({ pim: { lookUp: found(claimed), verify: wrong } });
  expect((await signIn()).error).toMatchObject(wrongCredentials);
});

test('one account is claimed, the other password is wrong: claimed is told; with the other one right, it comes in', async () => {
  const claimed = { ...nora, claimed_by: 'auth0|x' };
  answer({
    pim: { lookUp: found(claimed), verify: valid(claimed) },
    sdm: { lookUp: found(), verify: wrong },
  });
  expect((await signIn()).error).toMatchObject(validation('claimed'));
  answer({ sdm: { lookUp: found(), verify: valid() } });
  expect((await signIn()).error).toBeNull();
});

test.each([
  ['an accent folded', { email: 'nöra@acme.example' }],
  ['a username shaped like the email', { email: 'x@acme.example', username: 'nora@acme.example' }],
  ['somebody else', { email: 'tim@acme.example' }],
])(
  'an account that is not the one asked for (%s) reads like a wrong password',
  async (_, change) => {
    answer({ pim: { verify: valid({ ...nora, ...change }) } });
    expect((await signIn(nora.email, pimOnly)).error).toMatchObject(wrongCredentials);
    expect(logs).toEqual(['login: wrong_credentials pim: other_account']);
  },
);

test('a username is verified by PIM alone, and the email is sought in the tenant once', async () => {
  answer({ pim: { verify: valid() } });
  answerSearch(json(200, []));
  expect((await signIn('Nora')).profile).toMatchObject({ email: 'nora@acme.example' });
  expect((await signIn('Nora')).error).toBeNull();
  expect(calls).toEqual([
    'pim verify',
    'token',
    'search nora@acme.example',
    'pim verify',
    'search nora@acme.example',
  ]);
});

test('a username whose email is a user already is told to use the email', async () => {
  answer({ pim: { verify: valid() } });
  answerSearch(
    json(200, [{ user_id: 'auth0|x', identities: [{ connection: 'akeneo-product-cloud' }] }]),
  );
  expect((await signIn('nora')).error).toMatchObject(validation('use_email'));
});

test('a user of another connection with the same email is somebody else', async () => {
  answer({ pim: { verify: valid() } });
  answerSearch(
    json(200, [{ user_id: 'auth0|x', identities: [{ connection: 'product-accounts' }] }]),
  );
  expect((await signIn('nora')).error).toBeNull();
});

test('a tenant that does not answer the search lets no username in', async () => {
  for (const search of [
    json(500, {}),
    json(403, {}),
    json(401, {}),
    json(200, {}),
    html(200),
    () => HttpResponse.error(),
  ]) {
    answer({ pim: { verify: valid() } });
    answerSearch(search);
    expect((await signIn('nora')).error).toMatchObject(validation('unavailable'));
  }
});

test('a kept management token that was revoked is replaced once', async () => {
  const answers = [json(200, []), json(401, {}), json(200, [])];
  answer({ pim: { verify: valid() } });
  answerSearch(() => answers.shift()?.() ?? HttpResponse.error());
  expect((await signIn('nora')).error).toBeNull();
  expect((await signIn('nora')).error).toBeNull();
  const search = 'search nora@acme.example';
  expect(calls).toEqual(['pim verify', 'token', search, 'pim verify', search, 'token', search]);
});

test('an organization without PIM knows no usernames, and asks nobody', async () => {
  expect((await signIn('nora', organization({ pim_url: undefined }))).error).toMatchObject(
    wrongCredentials,
  );
  expect(calls).toEqual([]);
});

test.each([
  ['no organization', {}],
  ['no context at all', undefined],
])('%s: reads like a wrong password, and nobody is asked', async (_, context) => {
  const { error } = await run((callback) =>
    login(nora.email, password, context as object, callback),
  );
  expect(error).toMatchObject(wrongCredentials);
  expect(calls).toEqual([]);
});

test.each([
  ['rollout off', organization({ rollout: 'off' }), 'not_rolled_out'],
  [
    'outside the pilot',
    organization({ rollout: 'pilot', pilot_1: 'tim@acme.example' }),
    'not_rolled_out',
  ],
  ['no rollout', organization({ rollout: undefined }), 'misconfigured'],
  ['a product over http', organization({ pim_url: 'http://pim.example/acme' }), 'misconfigured'],
  [
    'a product on this machine',
    organization({ pim_url: 'http://localhost:4401/acme' }),
    'misconfigured',
  ],
] as const)('%s: refused before anybody is called', async (_, context, reason) => {
  const { error } = await run((callback) =>
    login(nora.email, password, context as object, callback),
  );
  expect(error).toMatchObject(validation(reason));
  expect(calls).toEqual([]);
});

test('a pilot comes in by email and by username; another username hears of the pilot only with the right password', async () => {
  const pilot = organization({ rollout: 'pilot', pilot_1: nora.email, sdm_url: undefined });
  answer({ pim: { verify: valid() } });
  answerSearch(json(200, []));
  expect((await signIn(nora.email, pilot)).error).toBeNull();
  expect((await signIn('nora', pilot)).error).toBeNull();
  answer({ pim: { verify: valid({ ...nora, username: 'tim', email: 'tim@acme.example' }) } });
  expect((await signIn('tim', pilot)).error).toMatchObject(validation('not_rolled_out'));
  answer({ pim: { verify: wrong } });
  expect((await signIn('tim', pilot)).error).toMatchObject(wrongCredentials);
});

test.each(['', '  ', 'x'.repeat(300), 'no\u0000ra'])('%j asks nobody', async (typed) => {
  expect((await signIn(typed)).error).toMatchObject(wrongCredentials);
  expect(calls).toEqual([]);
});

test('a missing setting lets nobody in, and the log names the key alone', async () => {
  Object.assign(globalThis, {
    configuration: { ...settings, PIM_KEY: '', ISSUER: 'http://s3cret' },
  });
  const { error } = await signIn();
  expect(error).toMatchObject({ name: 'Error', message: 'unexpected' });
  expect(logs).toEqual(['login: missing or malformed: ISSUER, PIM_KEY']);
});

test('an exception in a callback is not answered with a second callback', async () => {
  answer({ pim: { verify: valid() } });
  let callbacks = 0;
  const failing = login(nora.email, password, pimOnly, () => {
    callbacks += 1;
    throw new Error('the platform broke');
  });
  await expect(failing).rejects.toThrow('the platform broke');
  expect(callbacks).toBe(1);
});

test('the password goes into bodies alone, and neither it nor the person into the log', async () => {
  const secret = 'Hunter2-s3cret&=?/#';
  for (const act of [valid(), wrong, ...noAnswers.map(([, noAnswer]) => noAnswer)]) {
    startContainer();
    answer({ pim: { lookUp: found(), verify: act }, sdm: { lookUp: nowhere, verify: wrong } });
    const { error } = await signIn(nora.email, organization(), secret);
    expect(error?.message ?? '').not.toContain(secret);
  }
  for (const request of requests) {
    const outside = [request.url, ...request.headers.values()].join(' ');
    expect(decodeURIComponent(outside)).not.toContain(secret);
    const body = await request.text();
    // SDM does not know her: it is asked, with a password that is nobody's.
    const isVerify = request.url.startsWith('https://pim') && request.url.endsWith('/verify');
    expect(body.includes(secret)).toBe(isVerify);
  }
  expect(logs).not.toEqual([]);
  for (const line of logs) expect(line).not.toMatch(/Hunter2|nora|acme|Bearer|key-of/i);
});

test('nothing that a product sends gets into a profile but what the profile is made of', async () => {
  let extra: object = {};
  answer({
    pim: { verify: () => HttpResponse.json({ ...extra, account: { ...extra, ...nora } }) },
  });
  const hostile = fc.record(
    {
      email_verified: fc.boolean(),
      app_metadata: fc.dictionary(fc.string(), fc.jsonValue()),
      user_metadata: fc.dictionary(fc.string(), fc.jsonValue()),
      roles: fc.array(fc.string()),
      user_id: fc.string(),
      blocked: fc.boolean(),
      mfa_factors: fc.jsonValue(),
      constructor: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  let expected: object | undefined;
  await fc.assert(
    fc.asyncProperty(hostile, async (sent) => {
      extra = sent;
      const { profile } = await signIn(nora.email, pimOnly);
      const { migrated } = (profile as { app_metadata: { migrated: object } }).app_metadata;
      const timeless = { ...profile, app_metadata: { migrated: { ...migrated, at: '' } } };
      expected ??= timeless;
      expect(timeless).toEqual(expected);
      expect(timeless).toMatchObject({ email_verified: false });
    }),
    { numRuns: 50 },
  );
});
