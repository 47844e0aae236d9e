import { expect, jest, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import { onContinuePostLogin } from '../../actions/confirm-email.ts';
import type { Event, PostLoginAPI } from '../../actions/post-login.d.ts';
import { digest } from '../../apis/proof.ts';
import { answerWith, json, tenant } from '../apis/management-wire.ts';
import { createMemoryCache } from '../apis/memory-cache.ts';
import { intercept } from '../support/intercept.ts';
import { readReason } from '../support/read-reason.ts';

// A23, ASVS 2.3.1 and 6.6.2. Without it whoever resumes a sign-in with fields of their own adopts any address.

// The local tenant posts no field that its form does not show; what Auth0 lets through is not documented.
const server = intercept();
jest.spyOn(console, 'info').mockImplementation(() => undefined);
const email = 'nora@acme.example';
const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const bare = `pim|${customerId}|42`;
const now = Date.now();
const request = { email, at: String(now) };
const proof = digest(`s3cret:${request.at}:${email}`);
const clicked = { confirmation_seen: { proof, at: now } };
const attempt = { secret: 's3cret', at: now, email, identities: [bare], last_password_reset: null };

/** What the form gives back after an honest sign-in. */
const honest = {
  fields: { work_email: email } as Record<string, unknown>,
  vars: { secret: 's3cret', password_set: 'null' } as Record<string, unknown>,
};

/** Resumes the Action with what a form gave back and what is stored; says how it ended and what it wrote. */
async function resume(prompt: Partial<typeof honest>, metadata: object, profile: object = {}) {
  const user = {
    user_id: `auth0|${bare}`,
    email,
    email_verified: false,
    identities: [{ user_id: bare }],
    app_metadata: { confirmation: attempt, confirmation_request: request, ...metadata },
    ...profile,
  };
  const { asked } = answerWith(server, json(200, user));
  const claims: string[] = [];
  server.use(
    http.put('https://pim.example/acme/identity/v1/accounts/42/product-cloud', () => {
      claims.push('42');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const denied: string[] = [];
  const event = {
    client: { client_id: 'pim', name: 'Akeneo PIM', metadata: { product: 'pim' } },
    organization: {
      id: 'org_acme',
      name: 'acme',
      display_name: 'Acme',
      metadata: { customer_id: customerId, rollout: 'on', pim_url: 'https://pim.example/acme' },
    },
    prompt: { id: 'ap_confirm', ...honest, ...prompt },
    request: { query: {} },
    secrets: {
      ISSUER: 'https://login.example/',
      MANAGEMENT_DOMAIN: new URL(tenant).host,
      MANAGEMENT_CLIENT_ID: 'extension',
      MANAGEMENT_CLIENT_SECRET: 'management-s3cret',
      PIM_KEY: 'pim-key-of-thirty-two-characters',
      SDM_KEY: 'sdm-key-of-thirty-two-characters',
      ALLOW_LOOPBACK_HTTP: 'false',
      CONFIRM_EMAIL_FORM: 'ap_confirm',
      CONFIRMATION_RESULT_FORM: 'ap_result',
      EMAIL_CONFIRMATION_CLIENT_ID: 'email-confirmation',
      START_URL: 'https://start.example/',
    },
    user,
  } as unknown as Event;
  const api = {
    access: { deny: (reason: string) => denied.push(readReason(reason) ?? reason) },
    cache: createMemoryCache(),
    transaction: { setMetadata: () => undefined },
  } as unknown as PostLoginAPI;
  await onContinuePostLogin(event, api);
  const written = asked.filter(({ method }) => method !== 'GET').length;
  return { denied, claimed: claims.length, written };
}

const nothing = { claimed: 0, written: 0 };

test('an honest form with a clicked link ends in a claim and a confirmed address', async () => {
  expect(await resume({}, clicked)).toEqual({ denied: [], claimed: 1, written: 1 });
});

// ASVS 2.3.1, 6.6.2: every case differs from the honest one in one thing.
test.each<[string, string, Parameters<typeof resume>]>([
  ['no click', 'not_confirmed', [{}, {}]],
  ['another address', 'not_confirmed', [{ fields: { work_email: 'boss@corp.example' } }, clicked]],
  ['no address', 'not_confirmed', [{ fields: {} }, clicked]],
  ['two addresses', 'not_confirmed', [{ fields: { work_email: [email, 'x@y.example'] } }, clicked]],
  ['no vars at all', 'confirmation_replaced', [{ vars: {} }, clicked]],
  [
    'a secret of another attempt',
    'confirmation_replaced',
    [{ vars: { ...honest.vars, secret: 'other' } }, clicked],
  ],
  ['a click that never was', 'not_confirmed', [{}, { confirmation_seen: { proof: 'x', at: now } }]],
  [
    'a password reset since',
    'confirmation_replaced',
    [
      {},
      { ...clicked, confirmed_email: email },
      { email_verified: true, last_password_reset: new Date(now).toISOString() },
    ],
  ],
  ['blocked since by an administrator', 'confirmation_replaced', [{}, clicked, { blocked: true }]],
  [
    'another account linked since',
    'confirmation_replaced',
    [{}, clicked, { identities: [{ user_id: bare }, { user_id: `sdm|${customerId}|7` }] }],
  ],
])('%s: refused, nothing claimed, nothing written', async (_, reason, given) => {
  expect(await resume(...given)).toEqual({ denied: [reason], ...nothing });
});
