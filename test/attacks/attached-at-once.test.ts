import { expect, jest, test } from '@jest/globals';
import { HttpResponse, http } from 'msw';
import type { Event, PostLoginAPI } from '../../actions/post-login.d.ts';
import { attachProductAccount } from '../../actions/steps/attach-product-account.ts';
import { readAccount } from '../../policy/account.ts';
import { answerWith, json, tenant } from '../apis/management-wire.ts';
import { createMemoryCache } from '../apis/memory-cache.ts';
import { intercept } from '../support/intercept.ts';

// ASVS 15.4.2. Without it two tabs attach one product account twice, and what is unlinked once stays.

const server = intercept();
jest.spyOn(console, 'info').mockImplementation(() => undefined);
const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const [own, wanted] = [`sdm|${customerId}|7`, `pim|${customerId}|42`];
const pim = 'https://pim.example/acme';

function holding(...keys: string[]) {
  return { user_id: `auth0|${own}`, identities: keys.map((user_id) => ({ user_id })) };
}

/** Attaches the PIM account, with the Management API answering in turn; what was asked of it. */
async function attach(...answers: Parameters<typeof answerWith>[1][]) {
  const { asked } = answerWith(server, ...answers);
  server.use(
    http.put(
      `${pim}/identity/v1/accounts/42/product-cloud`,
      () => new HttpResponse(null, { status: 204 }),
    ),
  );
  const settings = {
    ISSUER: 'https://login.example/',
    PIM_KEY: 'x'.repeat(32),
    SDM_KEY: 'x'.repeat(32),
    MANAGEMENT_DOMAIN: new URL(tenant).host,
    MANAGEMENT_CLIENT_ID: 'extension',
    MANAGEMENT_CLIENT_SECRET: 'management-s3cret',
    ALLOW_LOOPBACK_HTTP: false,
    PRODUCT_ACCOUNTS_CONNECTION_ID: 'con_linked',
  };
  const event = {
    connection: { id: 'con_main', name: 'akeneo-product-cloud' },
    organization: { metadata: { customer_id: customerId, rollout: 'on', pim_url: pim } },
  } as unknown as Event;
  const api = { cache: createMemoryCache() } as unknown as PostLoginAPI;
  const refusal = await attachProductAccount(
    { event, api, settings, now: Date.now() },
    { account: readAccount(holding(own)), key: { product: 'pim', customerId, id: '42' } },
  );
  return { refusal, asked: asked.map(({ method }) => method) };
}

const nobody = json(404, { statusCode: 404, message: 'The user does not exist.' });

test('what another tab has just linked to this very account is not attached a second time', async () => {
  const linked = json(200, holding(own, wanted));
  expect(await attach(nobody, linked)).toEqual({ refusal: null, asked: ['GET', 'GET'] });
});

test('what nobody stands for gets a user, and is linked', async () => {
  const end = await attach(nobody, json(200, holding(own)), json(201, {}), json(201, []));
  expect(end).toEqual({ refusal: null, asked: ['GET', 'GET', 'POST', 'POST'] });
});

test('an account that cannot be read gets nothing attached', async () => {
  const end = await attach(nobody, json(503, {}));
  expect(end).toMatchObject({ refusal: 'unavailable' });
  expect(end.asked).not.toContain('POST');
});
