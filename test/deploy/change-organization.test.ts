import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readOrganization } from '../../policy/organization.ts';
import {
  changeOrganization,
  readMetadata,
} from '../../scripts/organization/change-organization.ts';
import type { EnvironmentFiles } from '../../scripts/organization/environment-files.ts';
import { changePilots, listPilots } from '../../scripts/organization/pilots.ts';
import type { Change } from '../../scripts/organization/read-command.ts';

const id = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a0aa';
const folder = 'tenant/environments/production/organizations';
const nothing: EnvironmentFiles = {
  environment: 'production',
  organizations: [],
  customerIds: {},
};
const acme: Extract<Change, { kind: 'add' }> = {
  kind: 'add',
  name: 'acme',
  displayName: 'Acme Retail',
  urls: { pim: 'https://acme.pim.example' },
};

function must(files: EnvironmentFiles, change: Change): EnvironmentFiles {
  const outcome = changeOrganization(files, change, () => id);
  if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
  const others = files.organizations.filter(({ path }) => path !== outcome.file.path);
  return {
    ...files,
    organizations: [...others, outcome.file],
    customerIds: outcome.customerIds ?? files.customerIds,
  };
}

const refuse = (files: EnvironmentFiles, change: Change) => {
  const outcome = changeOrganization(files, change, () => id);
  return outcome.kind === 'refused' ? outcome.problems.join('\n') : outcome.kind;
};

test('a new organization is off, has an id of its own and only the products given', () => {
  const outcome = changeOrganization(nothing, acme, () => id);
  expect(outcome).toMatchObject({
    kind: 'changed',
    customerIds: { [id]: 'acme' },
    file: {
      path: `${folder}/acme.json`,
      value: {
        name: 'acme',
        display_name: 'Acme Retail',
        metadata: { customer_id: id, rollout: 'off', pim_url: 'https://acme.pim.example' },
        connections: [{ name: 'akeneo-product-cloud', assign_membership_on_login: true }],
      },
    },
  });
});

test.each([
  ['http://acme.pim.example', 'must be https'],
  ['https://acme.pim.example/', 'must not end in a slash'],
  ['https://user:pass@acme.pim.example', 'must not hold credentials'],
  ['acme', 'is not a URL'],
])('the product URL %s is refused: %s', (pim, reason) => {
  expect(refuse(nothing, { ...acme, urls: { pim } })).toContain(reason);
});

test('a name that Auth0 would refuse, one that exists, and one that another customer had are refused', () => {
  expect(refuse(nothing, { ...acme, name: 'Acme Retail' })).toContain('name: must be 1 to 50');
  expect(refuse(must(nothing, acme), acme)).toBe(`${folder}/acme.json exists already`);
  const past = { ...nothing, customerIds: { [id]: 'acme' } };
  expect(refuse(past, acme)).toContain('knows a customer acme of the past');
});

test('the address of another customer is refused', () => {
  const twin: Change = { ...acme, name: 'twin' };
  const outcome = changeOrganization(must(nothing, acme), twin, () => id.replace('aa', 'bb'));
  expect(outcome).toEqual({
    kind: 'refused',
    problems: [`${folder}/twin.json: metadata.pim_url: is that of ${folder}/acme.json`],
  });
});

test('on, off and the pilot change the rollout alone, and say nothing to write where nothing changes', () => {
  const off = must(nothing, acme);
  const on = must(off, { kind: 'roll_out', name: 'acme', rollout: 'on' });
  expect(on.organizations[0]?.value).toMatchObject({
    metadata: { rollout: 'on', customer_id: id },
  });
  const again = changeOrganization(on, { kind: 'roll_out', name: 'acme', rollout: 'on' }, () => id);
  expect(again.kind).toBe('unchanged');
  const emails = ['Nora.Lindqvist@acme.example'];
  const pilot = must(on, { kind: 'pilot', name: 'acme', emails, remove: false });
  expect(pilot.organizations[0]?.value).toMatchObject({
    metadata: { rollout: 'pilot', pilot_1: 'nora.lindqvist@acme.example' },
  });
  expect(refuse(nothing, { kind: 'roll_out', name: 'acme', rollout: 'on' })).toContain(
    'does not exist',
  );
});

test('a pilot without anybody is refused, and so is what is no address', () => {
  const one = must(must(nothing, acme), {
    ...{ kind: 'pilot', name: 'acme', remove: false },
    emails: ['a@acme.example'],
  });
  const change = (emails: string[], remove: boolean): Change => ({
    ...{ kind: 'pilot', name: 'acme' },
    ...{ emails, remove },
  });
  expect(refuse(one, change(['a@acme.example'], true))).toContain('nobody would be left');
  expect(refuse(one, change(['b@acme.example'], true))).toContain('is not on the list');
  expect(refuse(one, change(['acme'], false))).toContain('is not an email address');
});

const address = fc
  .tuple(fc.stringMatching(/^[a-z]{1,40}$/), fc.stringMatching(/^[a-z]{1,20}$/))
  .map(([name, host]) => `${name}@${host}.example`);

test('whoever is put on the list is let in by the scripts, within the limits of Auth0', () => {
  fc.assert(
    fc.property(fc.uniqueArray(address, { minLength: 1, maxLength: 120 }), (emails) => {
      const base = { customer_id: id, rollout: 'on', pim_url: 'https://acme.pim.example' };
      const outcome = changePilots(base, emails, false);
      if (outcome.kind === 'refused') return expect(outcome.problem).toContain('too many');
      const read = readOrganization(outcome.metadata, false);
      expect(read).toMatchObject({ kind: 'organization', rollout: 'pilot', pilots: emails });
      expect(Object.keys(outcome.metadata).length).toBeLessThanOrEqual(25);
      const longest = Math.max(...Object.values(outcome.metadata).map((text) => text.length));
      expect(longest).toBeLessThanOrEqual(255);
    }),
  );
});

test('taking everybody but one off the list leaves that one, in one key', () => {
  const emails = Array.from({ length: 30 }, (_, n) => `person-number-${n}@acme.example`);
  const full = changePilots({ rollout: 'on' }, emails, false);
  if (full.kind === 'refused') throw new Error(full.problem);
  const rest = changePilots(full.metadata, emails.slice(1), true);
  expect(rest).toEqual({
    kind: 'changed',
    emails: [emails[0]],
    metadata: { rollout: 'pilot', pilot_1: emails[0] },
  });
  expect(listPilots(readMetadata({ metadata: full.metadata }))).toEqual(emails);
});
