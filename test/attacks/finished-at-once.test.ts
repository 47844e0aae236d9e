import { expect, jest, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import type { Event, PostLoginAPI } from '../../actions/post-login.d.ts';
import { adoptEmail } from '../../actions/steps/adopt-email.ts';
import { closeLeftover } from '../../actions/steps/close-leftover.ts';
import { takeOverAccount } from '../../actions/steps/take-over-account.ts';
import { createManagement } from '../../apis/management.ts';
import { readAccount } from '../../policy/account.ts';
import { answerWith, json, tenant } from '../apis/management-wire.ts';
import { createMemoryCache } from '../apis/memory-cache.ts';
import { intercept } from '../support/intercept.ts';
import { readReason } from '../support/read-reason.ts';

// ASVS 15.4.2: two first sign-ins of one inbox, between whose judgement and act the other one finished.

const server = intercept();
jest.spyOn(console, 'info').mockImplementation(() => undefined);
const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const key = `sdm|${customerId}|7`;
const email = 'nora@acme.example';
const closed = `closed-${'0'.repeat(64)}@closed.invalid`;
const sdm = 'https://sdm.example/acme';

function profile(changes: object, metadata: object = {}) {
  const migrated = { from: key, at: '2026-11-21T10:00:00.000Z', email };
  return {
    ...{ user_id: `auth0|${key}`, email, email_verified: false, identities: [{ user_id: key }] },
    app_metadata: { migrated, ...metadata },
    ...changes,
  };
}

/** A sign-in at acme, with the tenant answering in turn; what the tenant and SDM were asked to change. */
function begin(...answers: Parameters<typeof answerWith>[1][]) {
  const { asked } = answerWith(server, ...answers);
  const claims: string[] = [];
  for (const method of ['put', 'delete'] as const)
    server.use(
      http[method](`${sdm}/identity/v1/accounts/7/product-cloud`, () => {
        claims.push(method);
        return new HttpResponse(null, { status: 204 });
      }),
    );
  const denied: string[] = [];
  const access = {
    domain: new URL(tenant).host,
    clientId: 'extension',
    clientSecret: 'management-s3cret',
    cache: createMemoryCache(),
  };
  const run = {
    event: {
      organization: { metadata: { customer_id: customerId, rollout: 'on', sdm_url: sdm } },
      client: { name: 'SDM', metadata: { product: 'sdm' } },
      request: { query: {} },
    } as unknown as Event,
    api: {
      access: { deny: (text: string) => denied.push(readReason(text) ?? text) },
      cache: access.cache,
      redirect: { canRedirect: () => true },
      transaction: { setMetadata: () => undefined },
    } as unknown as PostLoginAPI,
    settings: {
      ISSUER: 'https://login.example/',
      PIM_KEY: 'x'.repeat(32),
      SDM_KEY: 'x'.repeat(32),
      MANAGEMENT_DOMAIN: access.domain,
      MANAGEMENT_CLIENT_ID: access.clientId,
      MANAGEMENT_CLIENT_SECRET: access.clientSecret,
      ALLOW_LOOPBACK_HTTP: false,
    },
    now: Date.now(),
  };
  const changes = () =>
    Promise.all(asked.filter(({ method }) => method === 'PATCH').map((one) => one.json()));
  return { run, management: createManagement(access), claims, denied, changes };
}

test('a leftover that turned into somebody’s account while its door was closed gets address and claim back', async () => {
  const finished = profile({ email: closed }, { confirmed_email: email });
  const { run, management, claims, changes } = begin(json(200, finished), json(200, finished));
  const leftover = readAccount(profile({}));
  expect(await closeLeftover(run, management, leftover)).toBe('unavailable');
  expect(claims).toEqual(['delete', 'put']);
  expect(await changes()).toEqual([
    {
      email: expect.stringMatching(/^closed-/),
      email_verified: false,
      app_metadata: { closed_at: expect.any(Number) },
    },
    { email, email_verified: true },
  ]);
});

test('a leftover that is still one stays closed', async () => {
  const { run, management, claims, changes } = begin(json(200, profile({ email: closed })));
  expect(await closeLeftover(run, management, readAccount(profile({})))).toBe('closed');
  expect(claims).toEqual(['delete']);
  expect(await changes()).toHaveLength(1);
});

test('an account whose door was closed while it adopted its address lets go of everything, and is told', async () => {
  const shut = json(200, profile({ email: closed }, { confirmed_email: email }));
  const { run, claims, denied, changes } = begin(shut, shut);
  await adoptEmail(run, readAccount(profile({})), email);
  expect(denied).toEqual(['email_in_use']);
  expect(claims).toEqual(['put', 'delete']);
  expect((await changes()).at(-1)).toEqual({
    email_verified: false,
    app_metadata: { confirmed_email: null },
  });
});

// ASVS 15.4.2, A9. Without it whoever knew the old password carries the account off in the moment of its owner's reset.
test('an account whose password was reset while it adopted another address keeps its own, and this sign-in ends', async () => {
  const stolen = 'thief@evil.example';
  const reset = { email: stolen, last_password_reset: '2026-11-21T10:05:00.000Z' };
  const after = json(200, profile(reset, { confirmed_email: stolen }));
  const { run, claims, denied, changes } = begin(json(200, []), after, after);
  await adoptEmail(run, readAccount(profile({})), stolen);
  expect(denied).toEqual(['confirmation_replaced']);
  expect(claims).toEqual(['put', 'delete']);
  expect((await changes()).at(-1)).toEqual({
    email,
    email_verified: false,
    app_metadata: { confirmed_email: null },
  });
});

// ASVS 15.4.2, A15. Without it what its owner did in the moment between is swallowed by the account that takes over.
test.each([
  ['confirmed', {}, { confirmed_email: email }, true, ['delete', 'put']],
  ['reset', { last_password_reset: '2026-11-21T10:05:00.000Z' }, {}, true, ['delete']],
  ['blocked', { blocked: true }, {}, false, ['delete']],
])(
  'an account that was %s while its door was closed for a merge gets everything back',
  async (_, change, metadata, isProven, asked) => {
    const after = profile({ email: closed, ...change }, metadata);
    const { run, management, claims, changes } = begin(json(200, after));
    const taken = { key, profile: profile({}) };
    expect(await takeOverAccount(run, management, 'auth0|primary', taken)).toMatchObject({
      kind: 'unavailable',
    });
    expect(claims).toEqual(asked);
    expect((await changes()).slice(1)).toEqual([{ email, email_verified: isProven }]);
  },
);
