import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createTestProduct, type TestProduct } from './fixture.ts';

let pim: TestProduct;

beforeEach(async () => {
  pim = await createTestProduct('pim');
});
afterEach(() => pim.close());

const account = 'auth0|pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|1';
const put = (id: string, by: string, at = 'acme') =>
  pim.call('PUT', `/accounts/${id}/product-cloud`, { body: { account: by }, at });
const release = (id: string, by: string) =>
  pim.call('DELETE', `/accounts/${id}/product-cloud`, { body: { account: by } });
const holder = (id: number, at = 'acme') =>
  pim.control.users(at).find((user) => user.id === id)?.claimedBy;

test('of ten Product Cloud accounts that claim at once one gets the account, and one mail goes out', async () => {
  const claims = await Promise.all(
    Array.from({ length: 10 }, (_, index) => put('1', `auth0|rival-${index}`)),
  );
  const statuses = claims.map(({ status }) => status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(9);
  expect(holder(1)).toBe(`auth0|rival-${statuses.indexOf(204)}`);
  expect(pim.mails).toHaveLength(1);
});

test('a claim repeated by its holder is fine and mails nothing more', async () => {
  for (const _again of [1, 2, 3]) expect((await put('1', account)).status).toBe(204);
  expect(holder(1)).toBe(account);
  expect(pim.mails).toHaveLength(1);
});

test('a claim at one customer leaves the same id of another customer alone', async () => {
  await put('1', account);
  expect(holder(1, 'umbra')).toBeNull();
  expect((await put('1', 'auth0|other', 'umbra')).status).toBe(204);
});

test('a release by somebody else changes nothing, a release by the holder can be repeated', async () => {
  await put('1', account);
  expect((await release('1', 'auth0|other')).status).toBe(409);
  expect(holder(1)).toBe(account);
  expect((await release('1', account)).status).toBe(204);
  expect((await release('1', account)).status).toBe(204);
  expect(holder(1)).toBeNull();
});

test('after a release the account can be claimed again, and its owner is told again', async () => {
  await put('1', account);
  await release('1', account);
  expect((await put('1', 'auth0|other')).status).toBe(204);
  expect(pim.mails).toHaveLength(2);
});

test('claim and release at once end in one of the two states, never in a third', async () => {
  await put('1', account);
  const [released, claimed] = await Promise.all([release('1', account), put('1', 'auth0|other')]);
  expect(released?.status).toBe(204);
  expect(holder(1)).toBe(claimed?.status === 204 ? 'auth0|other' : null);
});

test('users that are no persons with a password cannot be claimed', async () => {
  const [sso, api, job] = ['sricci', 'erp_connector', 'nightly_export'].map(
    (username) => pim.control.users('acme').find((user) => user.username === username)?.id,
  );
  for (const id of [sso, api, job]) expect((await put(String(id), account)).status).toBe(404);
  expect(pim.mails).toEqual([]);
});

test('the mail of a claim names product, organization and account, and not the whole account', async () => {
  await put('1', account);
  const [mail] = pim.mails;
  expect(mail?.to).toBe('nora.lindqvist@acme.example');
  expect(mail?.subject).toBe('Your Akeneo PIM account is now linked to Akeneo Product Cloud');
  for (const body of [mail?.text, mail?.html]) {
    expect(body).toContain('Acme Retail');
    expect(body).toContain('auth0|pim|6f0d…|1');
    expect(body).not.toContain(account);
    expect(body).toContain('contact your Akeneo administrator');
  }
});

test('the mail of a claim is in the language of the user', async () => {
  const amelie = pim.control.users('acme').find(({ username }) => username === 'amelie');
  await put(String(amelie?.id), account);
  expect(pim.mails[0]?.subject).toBe(
    'Votre compte Akeneo PIM est maintenant associé à Akeneo Product Cloud',
  );
  expect(pim.mails[0]?.html).toContain('<html lang="fr">');
});

test('a claim stands when its mail cannot be sent', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  pim.mails.push = () => {
    throw new Error('mail server down');
  };
  expect((await put('1', account)).status).toBe(204);
  expect(holder(1)).toBe(account);
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
});
