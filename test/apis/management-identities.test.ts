import { expect, test } from '@jest/globals';
import { HttpResponse } from 'msw';
import { linkIdentity, unlinkIdentity } from '../../apis/management-identities.ts';
import { intercept } from '../support/intercept.ts';
import { answerWith, connect, json, tenant } from './management-wire.ts';

const server = intercept();
const customer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';
const primaryId = `auth0|pim|${customer}|42`;
const userId = `sdm|${customer}|7`;
const secondary = { userId, connectionId: 'con_0123456789abcdef' };
const own = { provider: 'auth0', connection: 'people', user_id: `pim|${customer}|42` };
const linked = { provider: 'auth0', connection: 'product-accounts', user_id: userId };
const alone = { user_id: primaryId, identities: [own] };
const joined = { user_id: primaryId, identities: [own, linked] };
const text = (status: number, message: string) => json(status, { statusCode: status, message });

const link = () => linkIdentity(connect(), primaryId, secondary);
const unlink = () => unlinkIdentity(connect(), primaryId, userId);

test('a link names provider, bare id and connection, and nothing else', async () => {
  const { asked } = answerWith(server, json(201, [own, linked]));
  expect(await link()).toEqual({ kind: 'linked' });
  expect(asked[0]?.url).toBe(`${tenant}/api/v2/users/${encodeURIComponent(primaryId)}/identities`);
  expect(await asked[0]?.json()).toEqual({
    provider: 'auth0',
    user_id: userId,
    connection_id: 'con_0123456789abcdef',
  });
  expect(asked).toHaveLength(1);
});

test.each([
  [409, 'Specified identity already exists.'],
  [400, 'Provided secondary account not found.'],
  [404, 'The user does not exist.'],
])(
  'after %s "%s" the account is read: what it holds by now was linked before',
  async (...refusal) => {
    answerWith(server, text(...refusal), json(200, joined));
    expect(await link()).toEqual({ kind: 'already_linked' });
  },
);

test('the account’s own first identity needs no link', async () => {
  const first = { user_id: `auth0|${userId}`, identities: [linked] };
  answerWith(server, text(400, 'Main identity and the new one are the same.'), json(200, first));
  expect(await link()).toEqual({ kind: 'already_linked' });
});

test.each([
  [409, 'Specified identity already exists.', { kind: 'other' }],
  [400, 'Provided secondary account not found.', { kind: 'not_found' }],
  [400, 'Linking to an inexistent identity is not allowed.', { kind: 'not_found' }],
  [400, 'Payload validation error', { kind: 'unavailable', status: 400 }],
])('%s "%s" about an identity that the account does not hold', async (status, message, outcome) => {
  answerWith(server, text(status, message), json(200, alone));
  expect(await link()).toEqual(outcome);
});

test('an identity of another provider with the same id is not the one', async () => {
  const social = {
    user_id: primaryId,
    identities: [own, { ...linked, provider: 'google-oauth2' }],
  };
  answerWith(server, text(409, 'Specified identity already exists.'), json(200, social));
  expect(await link()).toEqual({ kind: 'other' });
});

test('without the second answer nothing is believed; without the account it is not found', async () => {
  answerWith(server, text(409, 'Specified identity already exists.'), json(500, {}));
  expect(await link()).toEqual({ kind: 'unavailable', status: 500 });
  answerWith(server, text(404, 'The user does not exist.'));
  expect(await link()).toEqual({ kind: 'not_found' });
});

test.each([
  ['429', json(429, {}, { 'retry-after': '60' }), 429],
  ['500', json(500, {}), 500],
  ['403', json(403, {}), 403],
  ['a closed socket', () => HttpResponse.error(), 0],
])('%s is an outage, and asked about once', async (_, answer, status) => {
  const { asked } = answerWith(server, answer);
  const limit = status === 429 && { retryAfterMs: 60_000 };
  expect(await link()).toEqual({ kind: 'unavailable', status, ...limit });
  expect(await unlink()).toEqual({ kind: 'unavailable', status, ...limit });
  expect(asked).toHaveLength(2);
});

test('an identity is unlinked by its bare id', async () => {
  const { asked } = answerWith(server, json(200, [own]));
  expect(await unlink()).toEqual({ kind: 'unlinked' });
  expect(asked[0]?.method).toBe('DELETE');
  expect(asked[0]?.url).toBe(
    `${tenant}/api/v2/users/${encodeURIComponent(primaryId)}/identities/auth0/${encodeURIComponent(userId)}`,
  );
});

test('a 200 that still lists the identity, and a user of that id in its way, did not take it off', async () => {
  answerWith(server, json(200, [own, linked]));
  expect(await unlink()).toEqual({ kind: 'still_listed' });
  answerWith(server, text(409, 'The user already exists.'));
  expect(await unlink()).toEqual({ kind: 'still_listed' });
});

test('what was refused is not found if the account does not hold it, else it is not done', async () => {
  answerWith(server, text(400, 'no'), json(200, alone));
  expect(await unlink()).toEqual({ kind: 'not_found' });
  answerWith(server, text(400, 'no'), json(200, joined));
  expect(await unlink()).toEqual({ kind: 'unavailable', status: 400 });
  answerWith(server, text(404, 'The user does not exist.'));
  expect(await unlink()).toEqual({ kind: 'not_found' });
});
