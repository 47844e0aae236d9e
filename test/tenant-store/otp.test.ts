import { expect, test } from '@jest/globals';
import { deleteUser } from '../../local/tenant/store/delete-user.ts';
import { linkIdentity } from '../../local/tenant/store/link-identity.ts';
import { computeOtp, enrollOtp, findOtp, verifyOtp } from '../../local/tenant/store/otp.ts';
import { createUser } from '../../local/tenant/store/users.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { makeTenant } from '../support/make-tenant.ts';

const connection = 'akeneo-product-cloud';

async function enroll(tenant: Tenant, identityId = 'pim|c1|42') {
  const email = `${identityId.replaceAll('|', '-')}@acme.test`;
  const user = { connection, identityId, email, email_verified: true, password: 'x' };
  const creation = await createUser(tenant, user);
  if (creation.kind !== 'created') throw new Error(creation.kind);
  const secret = enrollOtp(tenant, creation.user.user_id);
  const factor = findOtp(tenant, creation.user.user_id);
  if (!factor) throw new Error('no factor');
  return { user: creation.user, secret, factor };
}

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238, appendix B: at %s seconds the code ends in %s', (seconds, code) => {
  expect(computeOtp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code);
});

test('a code works in its half minute and the ones beside it, once', async () => {
  const tenant = makeTenant();
  const { secret, factor } = await enroll(tenant);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const now = tenant.clock.now();
  expect(verifyOtp(tenant, factor, computeOtp(secret, now - 120_000))).toBe('wrong');
  expect(verifyOtp(tenant, factor, computeOtp(secret, now + 120_000))).toBe('wrong');
  const code = computeOtp(secret, now);
  expect(verifyOtp(tenant, factor, code)).toBe('right');
  expect(verifyOtp(tenant, factor, code)).toBe('wrong');
  tenant.clock.advance(60_000);
  expect(verifyOtp(tenant, factor, computeOtp(secret, tenant.clock.now() - 30_000))).toBe('right');
});

test('after ten wrong codes the right one waits for an hour', async () => {
  const tenant = makeTenant();
  const { secret, factor } = await enroll(tenant);
  for (let n = 0; n < 10; n += 1) expect(verifyOtp(tenant, factor, 'no')).toBe('wrong');
  const check = () => verifyOtp(tenant, factor, computeOtp(secret, tenant.clock.now()));
  expect(check()).toBe('too_many');
  tenant.clock.advance(3_600_000);
  expect(check()).toBe('right');
});

test('a new authenticator app replaces the old one; nobody has none', async () => {
  const tenant = makeTenant();
  const { user, secret } = await enroll(tenant);
  expect(enrollOtp(tenant, user.user_id)).not.toBe(secret);
  expect(tenant.state.factors).toHaveLength(1);
  expect(() => enrollOtp(tenant, 'auth0|nobody')).toThrow('no such user');
});

test('the second factor goes with its user, deleted or linked to another one', async () => {
  const tenant = makeTenant();
  const { user } = await enroll(tenant);
  await enroll(tenant, 'sdm|c1|7');
  linkIdentity(tenant, user, { connection, user_id: 'sdm|c1|7' });
  expect(tenant.state.factors.map((one) => one.user_id)).toEqual([user.user_id]);
  deleteUser(tenant, user.user_id);
  expect(tenant.state.factors).toEqual([]);
});
