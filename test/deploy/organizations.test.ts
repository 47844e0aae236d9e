import { expect, test } from '@jest/globals';
import {
  compareOrganization,
  digestOrganizations,
  judgeCustomerIds,
  type WantedOrganization,
} from '../../scripts/deploy/organizations.ts';

const acme: WantedOrganization = {
  name: 'acme',
  display_name: 'Acme Retail',
  metadata: { customer_id: 'a1', rollout: 'on' },
  connections: [
    {
      name: 'akeneo-product-cloud',
      assign_membership_on_login: true,
      is_signup_enabled: false,
      show_as_button: false,
    },
  ],
};
const found = {
  id: 'org_1',
  name: 'acme',
  display_name: 'Acme Retail',
  metadata: { ...acme.metadata },
};

test('an organization is created, changed key by key, or left alone', () => {
  expect(compareOrganization(acme, undefined)).toMatchObject({ kind: 'create' });
  expect(compareOrganization(acme, found)).toBeNull();
  const pilot = {
    ...found,
    metadata: { ...found.metadata, rollout: 'pilot', pilot_1: 'a@b.example' },
  };
  expect(compareOrganization(acme, pilot)).toMatchObject({
    kind: 'update',
    fields: [
      { path: 'metadata.rollout', before: 'pilot', after: 'on' },
      { path: 'metadata.pilot_1', before: 'a@b.example', after: null },
    ],
  });
});

test('a customer id never changes and never changes hands', () => {
  expect(judgeCustomerIds([acme], [found])).toEqual([]);
  const changed = { ...found, metadata: { ...found.metadata, customer_id: 'a2' } };
  expect(judgeCustomerIds([acme], [changed])).toEqual([
    'organizations/acme.json: metadata.customer_id is a2 in the tenant and must never change',
  ]);
  expect(judgeCustomerIds([{ ...acme, name: 'acme-new' }], [found])).toEqual([
    'organizations/acme-new.json: metadata.customer_id belongs to acme in the tenant',
  ]);
});

test('the digest is that of the content: order of keys is nothing, every value counts', () => {
  const { all, each } = digestOrganizations([acme]);
  const turned = { ...acme, metadata: { rollout: 'on', customer_id: 'a1' } };
  expect(digestOrganizations([turned])).toEqual({ all, each });
  const connections = acme.connections.map((one) => ({ ...one, is_signup_enabled: true }));
  expect(digestOrganizations([{ ...acme, connections }]).all).not.toBe(all);
});
