import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRolledOut, type Organization, readOrganization } from '../../policy/organization.ts';

const metadata = {
  customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
  rollout: 'on',
  pim_url: 'https://acme.pim.example',
  sdm_url: 'https://sdm.example/acme',
};

function organization(changes: Record<string, unknown> = {}): Organization {
  const reading = readOrganization({ ...metadata, ...changes }, false);
  if (reading.kind !== 'organization') throw new Error(reading.problem);
  return reading;
}

test('an organization has its products in the order of the registry, whatever the order of its metadata', () => {
  const { sdm_url, pim_url, ...rest } = metadata;
  expect(readOrganization({ sdm_url, ...rest, pim_url }, false)).toEqual({
    kind: 'organization',
    customerId: metadata.customer_id,
    rollout: 'on',
    pilots: [],
    products: [
      { id: 'pim', url: 'https://acme.pim.example' },
      { id: 'sdm', url: 'https://sdm.example/acme' },
    ],
  });
});

test('a product without a URL is a product that the organization does not have', () => {
  expect(organization({ pim_url: undefined }).products.map(({ id }) => id)).toEqual(['sdm']);
});

test.each([
  ['customer_id', undefined],
  ['customer_id', 'acme'],
  ['customer_id', metadata.customer_id.toUpperCase()],
  ['rollout', undefined],
  ['rollout', 'ON'],
  ['rollout', true],
  ['pim_url', ''],
  ['pim_url', 'http://acme.pim.example'],
  ['pim_url', 'http://localhost:4401/acme'],
  ['pim_url', 'https://acme.pim.example/'],
  ['pim_url', 'https://user:pass@acme.pim.example'],
  ['sdm_url', 'https://sdm.example/acme?x=1'],
  ['sdm_url', 'https://sdm.example/acme#top'],
  ['sdm_url', 'https://SDM.example/acme'],
  ['sdm_url', 'https://sdm.example/other/../acme'],
  ['sdm_url', 'javascript:alert(1)'],
  ['sdm_url', 'sdm.example'],
])('a bad %s (%j) is named', (key, value) => {
  expect(readOrganization({ ...metadata, [key]: value }, false)).toEqual({
    kind: 'misconfigured',
    problem: key,
  });
});

test('an organization without metadata, or without any product, is misconfigured', () => {
  expect(readOrganization(undefined, false)).toEqual({
    kind: 'misconfigured',
    problem: 'customer_id',
  });
  const { pim_url, sdm_url, ...bare } = metadata;
  expect(readOrganization(bare, false)).toEqual({ kind: 'misconfigured', problem: 'no_product' });
});

test('http is for this very machine, and only where it is allowed', () => {
  const local = { ...metadata, pim_url: 'http://localhost:4401/acme' };
  expect(readOrganization(local, true).kind).toBe('organization');
  expect(readOrganization(local, false).kind).toBe('misconfigured');
  const other = { ...metadata, pim_url: 'http://localhost.evil.example/acme' };
  expect(readOrganization(other, true).kind).toBe('misconfigured');
});

test('rollout on lets everybody in, off nobody', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(isRolledOut(organization(), email)).toBe(true);
      expect(isRolledOut(organization({ rollout: 'off', pilot_1: email }), email)).toBe(false);
    }),
  );
});

test('in a pilot exactly the listed emails come in, over several keys and in any case', () => {
  const pilot = organization({
    rollout: 'pilot',
    pilot_1: 'nora@acme.example, Tim@Acme.example',
    pilot_2: ' jos\u00e9@acme.example',
  });
  for (const email of ['NORA@acme.example', 'tim@acme.example', 'jose\u0301@acme.example']) {
    expect(isRolledOut(pilot, email)).toBe(true);
  }
  for (const email of ['nora@acme.example.evil', 'acme.example', '', 'jose@acme.example']) {
    expect(isRolledOut(pilot, email)).toBe(false);
  }
});

test('a pilot list that holds something else is named; outside a pilot nobody reads it', () => {
  const broken = { ...metadata, pilot_1: 'nora@acme.example', pilot_2: 'tim' };
  expect(readOrganization({ ...broken, rollout: 'pilot' }, false)).toEqual({
    kind: 'misconfigured',
    problem: 'pilot_2',
  });
  expect(readOrganization(broken, false).kind).toBe('organization');
});

test('a pilot without a list lets nobody in', () => {
  expect(isRolledOut(organization({ rollout: 'pilot' }), 'nora@acme.example')).toBe(false);
});
