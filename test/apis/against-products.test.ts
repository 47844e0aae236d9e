import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { http } from 'msw';
import {
  type ConnectedProduct,
  claim,
  connectProduct,
  lookUp,
  release,
  requestPasswordReset,
  verify,
} from '../../apis/product-identity.ts';
import {
  baseUrl,
  createTestProduct,
  identityKey,
  issuer,
  person,
  type TestProduct,
} from '../products/fixture.ts';
import { intercept } from '../support/intercept.ts';

const server = intercept();
let pim: TestProduct;

beforeAll(async () => {
  pim = await createTestProduct('pim');
});
beforeEach(() => {
  server.use(http.all(`${baseUrl}/*`, ({ request }) => pim.app.fetch(request)));
});
afterAll(() => pim.close());

function connect(change: object = {}): ConnectedProduct {
  const url = `${baseUrl}/acme`;
  const now = pim.clock.now();
  return { ...connectProduct({ id: 'pim', url, issuer, key: identityKey, now }), ...change };
}

test('the local PIM and our calls mean the same: verify, look up, claim, release, reset', async () => {
  const { email, username, password } = person('pim', 'Nora Lindqvist');
  const verified = await verify(connect(), username ?? '', password ?? '');
  expect(verified).toMatchObject({ kind: 'valid', account: { email, username, claimedBy: null } });
  const account = verified.kind === 'valid' ? verified.account : undefined;
  expect(await lookUp(connect(), email)).toEqual({ kind: 'found', account });
  expect(await lookUp(connect(), 'nobody@acme.example')).toEqual({ kind: 'nobody' });
  expect(await verify(connect(), email, 'not it')).toEqual({ kind: 'rejected', reason: 'wrong' });

  const id = account?.id ?? '';
  expect(await claim(connect(), id, 'auth0|one')).toEqual({ kind: 'claimed' });
  expect(await claim(connect(), id, 'auth0|one')).toEqual({ kind: 'claimed' });
  expect(await claim(connect(), id, 'auth0|two')).toEqual({ kind: 'held_by_another' });
  expect(await lookUp(connect(), email)).toMatchObject({ account: { claimedBy: 'auth0|one' } });
  expect(await release(connect(), id, 'auth0|two')).toEqual({ kind: 'held_by_another' });
  expect(await release(connect(), id, 'auth0|one')).toEqual({ kind: 'released' });
  expect(await lookUp(connect(), email)).toMatchObject({ account: { claimedBy: null } });

  expect(await claim(connect(), '4711', 'auth0|one')).toEqual({ kind: 'no_such_account' });
  expect(await release(connect(), '4711', 'auth0|one')).toEqual({ kind: 'no_such_account' });

  expect(await requestPasswordReset(connect(), email)).toEqual({ kind: 'accepted' });
});

test('the local PIM refuses a token of another key, issuer, product or time: we are refused, not the person', async () => {
  const { email, password } = person('pim', 'Nora Lindqvist');
  for (const change of [
    { key: 'x'.repeat(32) },
    { issuer: 'https://evil.example/' },
    { now: pim.clock.now() - 120_000 },
  ]) {
    expect(await verify(connect(change), email, password ?? '')).toEqual({
      kind: 'misconfigured',
      status: 401,
    });
    expect(await lookUp(connect(change), email)).toEqual({ kind: 'misconfigured', status: 401 });
  }
});

test('the local PIM takes no token twice', async () => {
  const again = connect({ createId: () => 'one-and-the-same' });
  expect(await lookUp(again, 'nobody@acme.example')).toEqual({ kind: 'nobody' });
  expect(await lookUp(again, 'nobody@acme.example')).toEqual({
    kind: 'misconfigured',
    status: 401,
  });
});
