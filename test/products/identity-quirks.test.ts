import crypto from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createTestProduct, person, problemOf, type TestProduct } from './fixture.ts';

let pim: TestProduct;
let sdm: TestProduct;

beforeAll(async () => {
  [pim, sdm] = [await createTestProduct('pim'), await createTestProduct('sdm')];
});
afterAll(() => {
  for (const { close } of [pim, sdm]) close();
});

const verifyAs = async (product: TestProduct, identifier: string, password: string | null) =>
  (await product.verify(identifier, password ?? '')).status;

test('PIM takes the username or the email, in any case and with any accents', async () => {
  const { password } = person('pim', 'Tomás Becker');
  for (const identifier of [
    'tbecker',
    'TBecker',
    'tomas.becker@acme.example',
    'TOMAS.becker@ACME.example',
    'tomás.bécker@acme.example',
    'tbecker ',
  ])
    expect(await verifyAs(pim, identifier, password)).toBe(200);
});

test('PIM returns the account as it is stored, so that a folded match can be told', async () => {
  const answer = await pim.call('GET', `/accounts?identifier=${encodeURIComponent('zoe')}`);
  expect(await answer.json()).toMatchObject({ accounts: [{ username: 'zoë' }] });
});

test('SDM takes an email in any case, but no accents and no username', async () => {
  const { password } = person('sdm', 'Hanna Virtanen');
  expect(await verifyAs(sdm, 'HANNA.virtanen@acme.example', password)).toBe(200);
  expect(await verifyAs(sdm, 'hänna.virtanen@acme.example', password)).toBe(401);
  expect(await verifyAs(sdm, 'hanna', password)).toBe(401);
});

test('an identifier that is one username and another email breaks PIM, whatever the password', async () => {
  for (const name of ['Grace Hall', 'Gregor Hall'])
    expect(await verifyAs(pim, 'grace.hall@acme.example', person('pim', name).password)).toBe(500);
  expect((await pim.call('GET', '/accounts?identifier=grace.hall@acme.example')).status).toBe(500);
});

test('both people of such a collision have another identifier that works', async () => {
  expect(await verifyAs(pim, 'ghall', person('pim', 'Grace Hall').password)).toBe(200);
  const gregor = person('pim', 'Gregor Hall');
  expect(await verifyAs(pim, gregor.email, gregor.password)).toBe(200);
});

test('passwords of two and of eight characters from older days are right', async () => {
  for (const name of ['Ida Holm', 'Marek Novák']) {
    const { email, password } = person('pim', name);
    expect(await verifyAs(pim, email, password)).toBe(200);
  }
});

test('api, job and single sign-on users are wrong and unknown', async () => {
  for (const name of ['ERP connector', 'Nightly export', 'Sofia Ricci']) {
    const { email, password } = person('pim', name);
    const answer = await pim.verify(email, password ?? 'anything');
    expect(answer.status).toBe(401);
    expect(await problemOf(answer)).toBe('credentials/wrong');
    const found = await pim.call('GET', `/accounts?identifier=${email}`);
    expect(await found.json()).toEqual({ accounts: [] });
  }
});

test('disabled and locked are told to whoever knows the password, and to nobody else', async () => {
  for (const [name, problem] of [
    ['Peter Faber', 'credentials/disabled'],
    ['Lena Brandt', 'credentials/locked'],
  ] as const) {
    const { email, password } = person('pim', name);
    expect(await problemOf(await pim.verify(email, password ?? ''))).toBe(problem);
    expect(await problemOf(await pim.verify(email, 'a guess'))).toBe('credentials/wrong');
  }
});

test.each(['pim', 'sdm'] as const)(
  '%s hashes the password once, as dearly, whoever is asked about: so none takes longer',
  async (id) => {
    const product = id === 'pim' ? pim : sdm;
    const derive = jest.spyOn(crypto, 'scrypt');
    const known = id === 'pim' ? 'nora.lindqvist@acme.example' : 'hanna.virtanen@acme.example';
    const machine = person('pim', 'ERP connector').email;
    const asked = [known, 'ghost@acme.example', machine, 'ghost', 'nobody-1@nobody.invalid'];
    for (const identifier of asked) expect(await verifyAs(product, identifier, 'no')).toBe(401);
    const work = derive.mock.calls.map(([, , length, cost]) => JSON.stringify([length, cost]));
    derive.mockRestore();
    expect(work).toHaveLength(asked.length);
    expect(new Set(work).size).toBe(1);
  },
);

test('the id of a person differs between customers, the password too', async () => {
  const email = 'camille.roux@consulting.example';
  const ids = [];
  for (const at of ['acme', 'umbra']) {
    const answer = await pim.verify(email, person('pim', 'Camille Roux', at).password ?? '', at);
    ids.push(((await answer.json()) as { account: { id: string } }).account.id);
  }
  expect(new Set(ids).size).toBe(2);
  const crossed = await pim.verify(email, person('pim', 'Camille Roux', 'umbra').password ?? '');
  expect(crossed.status).toBe(401);
});

test('ten wrong passwords through the identity API do not lock the login page', async () => {
  const nora = person('pim', 'Nora Lindqvist');
  for (let tries = 0; tries < 10; tries += 1) await pim.verify(nora.email, 'wrong');
  const row = pim.control.users('acme').find(({ username }) => username === 'nora');
  expect(row).toMatchObject({ failures: 0, failuresUntil: null });
  expect(await verifyAs(pim, nora.email, nora.password)).toBe(200);
});

test('the password reset of the identity API mails one link a day in PIM, and none to a username shaped like an email', async () => {
  const reset = (identifier: string) =>
    pim.call('POST', '/password-reset', { body: { identifier } });
  const before = pim.mails.length;
  await reset('nora.lindqvist@acme.example');
  await reset('nora');
  await reset('nobody@acme.example');
  await reset('sofia.ricci@acme.example');
  expect(pim.mails.slice(before).map(({ to }) => to)).toEqual(['nora.lindqvist@acme.example']);
  // Found as Grace's email; login would have found Gregor's username as well.
  await reset('grace.hall@acme.example');
  expect(pim.mails.at(-1)?.to).toBe('grace.hall@acme.example');
});
