import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import type { Resource } from '../../scripts/deploy/image.ts';
import {
  findRemovedFields,
  noteFields,
  readFields,
  writeFields,
} from '../../scripts/deploy/removed-fields.ts';

const shop = (value: JsonObject): Resource => ({
  type: 'clients',
  name: 'Shop',
  value: { name: 'Shop', ...value },
  hidden: {},
});

const inFile = shop({
  logo_uri: 'https://a.example',
  client_metadata: { product: 'pim', old: 'x' },
});
const noted = noteFields([inFile], []);

test('a field that was taken out of a file and is still in the tenant is seen; what Auth0 added, or what is empty, is not', () => {
  const inTenant = shop({
    logo_uri: 'https://a.example',
    client_metadata: { product: 'pim', old: 'x' },
    jwt_configuration: { alg: 'RS256' },
  });
  const now = shop({ client_metadata: { product: 'pim' } });
  expect(findRemovedFields([now], [inTenant], noted)).toEqual([
    { type: 'clients', name: 'Shop', path: 'logo_uri', value: 'https://a.example' },
    { type: 'clients', name: 'Shop', path: 'client_metadata.old', value: 'x' },
  ]);
  const emptied = shop({ logo_uri: '', client_metadata: { product: 'pim' } });
  expect(findRemovedFields([now], [emptied], noted)).toEqual([]);
  expect(findRemovedFields([inFile], [inTenant], noted)).toEqual([]);
});

test('what is still there is remembered by the deploys that follow', () => {
  const now = shop({});
  const left = findRemovedFields([now], [inFile], noted);
  expect(left).toHaveLength(3);
  expect(findRemovedFields([now], [inFile], noteFields([now], left))).toEqual(left);
});

test('metadata holds 252 fields; the others are not remembered, and nothing fails', () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 'x']));
  const metadata = writeFields(noteFields([shop(many)], []));
  expect(Object.values(metadata).map((value) => String(value).length)).toEqual([
    252, 252, 252, 252,
  ]);
  const found = findRemovedFields([shop({})], [shop(many)], readFields(metadata));
  expect(found).toHaveLength(251);
  expect(Object.values(writeFields(noted)).filter((value) => value !== null)).toHaveLength(1);
});
