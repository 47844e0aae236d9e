import { expect, jest, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { onContinuePostLogin } from '../../actions/link-product-account.ts';
import type { Event, PostLoginAPI } from '../../actions/post-login.d.ts';
import { answerWith, json, tenant } from '../apis/management-wire.ts';
import { createMemoryCache } from '../apis/memory-cache.ts';
import { intercept } from '../support/intercept.ts';
import { readReason } from '../support/read-reason.ts';

// A23, ASVS 2.3.1 and 7.4.3. Without it whoever knew the old password links an account of their own after the owner's reset.

const server = intercept();
jest.spyOn(console, 'info').mockImplementation(() => undefined);
const email = 'nora@acme.example';
const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const names = { given_name: '', family_name: '', name: 'Thief', username: null };
const verified = {
  id: '7',
  email: 'thief@evil.example',
  enabled: true,
  claimed_by: null,
  ...names,
};
const sdm = 'https://sdm.example/acme';
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const honest = { password_set: 'null', verified_at: minutesAgo(0) };

/** Resumes *Link your account.*, where a right password of SDM was typed, for the account as it is by now. */
async function resume(profile: object, vars: object, rollout = 'on') {
  const user = {
    user_id: `auth0|pim|${customerId}|42`,
    email,
    email_verified: true,
    identities: [{ user_id: `pim|${customerId}|42` }],
    app_metadata: { confirmed_email: email },
    ...profile,
  };
  answerWith(server, json(200, user));
  let claims = 0;
  server.use(
    http.put(`${sdm}/identity/v1/accounts/7/product-cloud`, () => {
      claims += 1;
      return new HttpResponse(null, { status: 409 });
    }),
  );
  const denied: string[] = [];
  const event = {
    client: { client_id: 'sdm', name: 'SDM', metadata: { product: 'sdm' } },
    connection: { id: 'con_main', name: 'akeneo-product-cloud' },
    organization: {
      name: 'acme',
      metadata: { customer_id: customerId, rollout, sdm_url: sdm },
    },
    prompt: {
      vars: { verified_identifier: verified.email, verified_account: verified, ...vars },
    },
    request: { query: {} },
    transaction: { metadata: {} },
    secrets: {
      ...Object.fromEntries(
        ['PIM_KEY', 'SDM_KEY', 'LINK_PIM_FORM', 'LINK_SDM_FORM'].map((key) => [
          key,
          'x'.repeat(32),
        ]),
      ),
      PRODUCT_ACCOUNTS_CONNECTION_ID: 'con_linked',
      ISSUER: 'https://login.example/',
      START_URL: 'https://start.example/',
      MANAGEMENT_DOMAIN: new URL(tenant).host,
      MANAGEMENT_CLIENT_ID: 'extension',
      MANAGEMENT_CLIENT_SECRET: 'management-s3cret',
      ALLOW_LOOPBACK_HTTP: 'false',
    },
    user,
  } as unknown as Event;
  const api = {
    access: { deny: (reason: string) => denied.push(readReason(reason) ?? reason) },
    cache: createMemoryCache(),
    transaction: { setMetadata: () => undefined },
  } as unknown as PostLoginAPI;
  await onContinuePostLogin(event, api);
  return { denied, claims };
}

test('the product is asked for the claim where nothing changed since the form was opened', async () => {
  expect(await resume({}, honest)).toEqual({ denied: ['already_linked'], claims: 1 });
});

// ASVS 7.4.3: an account taken back by a reset gets nothing linked by who knew its old password. 7.4.2: nor does a blocked one.
test.each<[string, string, ...Parameters<typeof resume>]>([
  [
    'the password was reset',
    'confirmation_replaced',
    { last_password_reset: '2026-11-21T12:00:00.000Z' },
    honest,
  ],
  [
    'the address is no longer the confirmed one',
    'confirmation_replaced',
    { email: 'new@acme.example' },
    honest,
  ],
  [
    'the form noted no password',
    'confirmation_replaced',
    {},
    { ...honest, password_set: undefined },
  ],
  ['an administrator blocked the account', 'confirmation_replaced', { blocked: true }, honest],
  ['the rollout was switched off', 'not_rolled_out', {}, honest, 'off'],
  ['the list of pilots no longer has them', 'not_rolled_out', {}, honest, 'pilot'],
  // Whoever owns the product account may have changed its password since.
  [
    'the product password was typed long ago',
    'link_required',
    {},
    { ...honest, verified_at: minutesAgo(11) },
  ],
  [
    'nobody knows when the product password was typed',
    'link_required',
    {},
    { ...honest, verified_at: undefined },
  ],
])('%s: nothing is claimed or linked', async (_, reason, ...given) => {
  expect(await resume(...given)).toEqual({ denied: [reason], claims: 0 });
});
