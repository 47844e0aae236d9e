import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildProductAccountKey,
  parseProductAccountKey,
} from '../../policy/product-account-key.ts';
import { PRODUCT_IDS } from '../../policy/products.ts';

const customerId = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001';

const keys = fc.record({
  product: fc.constantFrom(...PRODUCT_IDS),
  customerId: fc.uuid(),
  id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
});

test('a product account key reads back as what it was built from', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(parseProductAccountKey(buildProductAccountKey(key))).toEqual(key);
    }),
  );
});

test('two different product accounts never share a key', () => {
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(buildProductAccountKey(one) === buildProductAccountKey(other)).toBe(same);
    }),
  );
});

test('whatever is parsed is written in one way only', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const key = parseProductAccountKey(text);
      if (key !== null) expect(buildProductAccountKey(key)).toBe(text);
    }),
  );
});

test.each([
  ['', 'nothing'],
  [`auth0|pim|${customerId}|42`, 'a user id'],
  [`pim|${customerId}`, 'no id'],
  [`pim|${customerId}|`, 'an empty id'],
  [`pim|${customerId}|42|sdm`, 'a fourth part'],
  [`erp|${customerId}|42`, 'an unknown product'],
  [`__proto__|${customerId}|42`, 'an inherited name'],
  [`toString|${customerId}|42`, 'an inherited function'],
  [`pim|${customerId.toUpperCase()}|42`, 'a second spelling of the customer'],
  ['pim|acme|42', 'a name for a customer'],
  [`pim|${customerId}|4 2`, 'a space in the id'],
  [`pim|${customerId}|42\n`, 'a line break'],
  [`pim|${customerId}|${'4'.repeat(65)}`, 'an endless id'],
])('%j is no product account key: %s', (text) => {
  expect(parseProductAccountKey(text)).toBeNull();
});

test.each(['4|2', '', 'a'.repeat(65), '../42'])('no key is built from the id %j', (id) => {
  expect(() => buildProductAccountKey({ product: 'pim', customerId, id })).toThrow('malformed');
});
