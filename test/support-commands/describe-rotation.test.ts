import { expect, test } from '@jest/globals';
import {
  describeRotation,
  describeRotationAsJson,
  describeWrites,
} from '../../scripts/keys/describe-rotation.ts';
import type { Rotated } from '../../scripts/keys/rotate-keys.ts';

const changes = ['actions/confirm-email', 'databases/akeneo-product-cloud'];
const written = (product: Rotated['product'], off: string[] = []): Rotated => ({
  ...{ product, found: 'announced' },
  end: { kind: 'written', changes, off, dropFrom: 0 },
});
const waiting: Rotated = {
  ...{ product: 'pim', found: 'switched' },
  end: { kind: 'still_accepted', organizations: ['acme'], off: ['legacy'], dropFrom: 0 },
};

test('one deploy writes the keys of both products: what it wrote is listed once', () => {
  const all = [written('pim'), written('sdm')];
  const said = all.map((one) => describeRotation(one, '.env.test', false)).join('\n');
  expect(said).not.toContain('actions/confirm-email');
  expect(describeWrites(all, false)).toBe(`Written in the tenant: ${changes.join(', ')}.`);
  expect(describeWrites(all, true)).toBe(`Would be written in the tenant: ${changes.join(', ')}.`);
  expect(describeWrites([waiting], false)).toBeNull();
});

test('organizations whose rollout is off are named as such, also where nothing waits for them', () => {
  const said = describeRotation(waiting, '.env.test', false);
  expect(said).toContain('still taken at: acme and (rollout off) legacy.');
  expect(describeRotation(written('pim', ['legacy']), '.env.test', false)).toContain(
    'where the rollout is off: legacy. Nothing waits for it',
  );
  expect(JSON.parse(describeRotationAsJson(waiting, '.env.test', false))).toMatchObject({
    ...{ organizations: ['acme'], organizations_off: ['legacy'] },
  });
});
