import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedOrganizations, seedUsers } from '../../local/products/seed.ts';
import { createTestProduct, type TestProduct } from './fixture.ts';

let pim: TestProduct;
let sdm: TestProduct;

beforeAll(async () => {
  [pim, sdm] = [await createTestProduct('pim'), await createTestProduct('sdm')];
});
afterAll(() => {
  for (const { close } of [pim, sdm]) close();
});

const mark = ({ product, organization, name }: (typeof seedUsers)[number]) =>
  `${product} ${organization} ${name}`;

test('everybody belongs to an organization that has the product', () => {
  const places = seedOrganizations.flatMap(({ name, products }) =>
    products.map((product) => `${product} ${name}`),
  );
  for (const { product, organization } of seedUsers)
    expect(places).toContain(`${product} ${organization}`);
  for (const place of places)
    expect(seedUsers.map((user) => `${user.product} ${user.organization}`)).toContain(place);
});

test('every address is one that can never exist, and everybody has one line of advice', () => {
  for (const { email, tryThis } of seedUsers) {
    expect(email).toMatch(/^[a-z.-]+@[a-z.-]+\.example$/);
    expect(tryThis.length).toBeGreaterThan(10);
    expect(tryThis).not.toContain('\n');
  }
});

test('PIM users have a username, SDM users have none', () => {
  for (const { product, username } of seedUsers)
    expect(username === undefined).toBe(product === 'sdm');
});

test('ids are small integers that start anew in each organization, so they collide', () => {
  for (const [product, names] of [
    [pim, ['acme', 'umbra', 'legacy']],
    [sdm, ['acme', 'nordic', 'legacy']],
  ] as const)
    for (const name of names) {
      const ids = product.control.users(name).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_id, index) => index + 1));
      expect(ids.length).toBeGreaterThan(0);
    }
});

test('exactly the people with an old password are below the Product Cloud policy', () => {
  const policy = [/.{10}/, /[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*]/];
  const weak = seedUsers.filter(
    ({ password }) => password !== null && !policy.every((rule) => rule.test(password)),
  );
  expect(weak.map(mark)).toEqual([
    'pim acme Ida Holm',
    'pim acme Marek Novák',
    'sdm acme Ana Sousa',
  ]);
});

test('nobody shares a password with somebody else, so a journey can tell which one was used', () => {
  const passwords = seedUsers.flatMap(({ password }) => password ?? []);
  expect(new Set(passwords).size).toBe(passwords.length);
});

test('who can sign in with the product password is who the advice promises', async () => {
  const refused: string[] = [];
  for (const user of seedUsers) {
    const product = user.product === 'pim' ? pim : sdm;
    const answer = await product.verify(user.email, user.password ?? 'x', user.organization);
    if (answer.status !== 200) refused.push(`${answer.status} ${mark(user)}`);
  }
  expect(refused).toEqual([
    '403 pim acme Peter Faber',
    '423 pim acme Lena Brandt',
    '401 pim acme Sofia Ricci',
    '401 pim acme ERP connector',
    '401 pim acme Nightly export',
    '500 pim acme Grace Hall',
    '403 sdm acme Karim Haddad',
    '423 sdm acme Yuki Tanaka',
    '401 sdm acme Ravi Menon',
    '403 pim legacy Mona Petrov',
  ]);
});
