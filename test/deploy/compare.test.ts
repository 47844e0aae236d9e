import { expect, test } from '@jest/globals';
import { compareImages } from '../../scripts/deploy/compare.ts';
import { describePlan } from '../../scripts/deploy/describe-plan.ts';
import {
  compareFingerprints,
  readFingerprints,
  takeFingerprints,
  writeFingerprints,
} from '../../scripts/deploy/fingerprints.ts';
import { takeImage } from '../../scripts/deploy/image.ts';

const action = {
  name: 'confirm-email',
  code: 'exports.x = 1',
  secrets: [
    { name: 'PIM_KEY', value: 'the key of the PIM' },
    { name: 'ISSUER', value: 'https://login.acme.example/' },
  ],
};
const assets = {
  actions: [action],
  clients: [{ name: 'Akeneo PIM', callbacks: ['https://a/', 'https://b/'] }],
  triggers: { 'post-login': [{ action_name: 'confirm-email' }, { action_name: 'add-claims' }] },
  databases: [
    { name: 'akeneo-product-cloud', options: { import_mode: true, configuration: { K: 'v' } } },
  ],
  prompts: { identifier_first: true, customText: { en: { login: { login: { title: 'Hello' } } } } },
};
const compare = (wanted: object, found: object) =>
  compareImages(takeImage(structuredClone(wanted) as never), takeImage(found as never));

test('the same tenant needs nothing, whatever Auth0 adds of its own and in whatever order it lists', () => {
  const found = structuredClone(assets) as typeof assets & { emailProvider?: object };
  found.clients = [
    { name: 'Akeneo PIM', callbacks: ['https://b/', 'https://a/'], is_first_party: true } as never,
  ];
  expect(compare(assets, found)).toEqual({ changes: [], drift: [] });
});

test('a changed field is named with what it was and becomes; a thing that is missing is created', () => {
  const found = structuredClone(assets);
  found.prompts.customText.en.login.login.title = 'Salut';
  found.clients = [];
  expect(compare(assets, found).changes).toEqual([
    { kind: 'create', type: 'clients', name: 'Akeneo PIM' },
    {
      kind: 'update',
      type: 'prompts',
      name: 'en login',
      fields: [{ path: 'login.title', before: 'Salut', after: 'Hello' }],
    },
  ]);
});

test('the order of Actions counts, and what only the tenant has is drift, not a change', () => {
  const found = structuredClone(assets);
  found.triggers['post-login'].reverse();
  found.clients.push({ name: 'Made by hand', callbacks: [] });
  const { changes, drift } = compare(assets, found);
  expect(changes.map(({ type, name }) => `${type} ${name}`)).toEqual(['triggers post-login']);
  expect(drift).toEqual([{ type: 'clients', name: 'Made by hand' }]);
});

test('a secret that the tenant never tells again is compared by fingerprint, and appears nowhere', () => {
  const before = takeImage(structuredClone(assets) as never);
  const remembered = readFingerprints(writeFingerprints(takeFingerprints(before, 'deployer')));
  expect(compareFingerprints(takeFingerprints(before, 'deployer'), remembered, before)).toEqual([]);

  const changed = structuredClone(assets);
  changed.actions = [{ ...action, secrets: [{ name: 'PIM_KEY', value: 'another key' }] }];
  const after = takeImage(changed as never);
  const changes = compareFingerprints(takeFingerprints(after, 'deployer'), remembered, after);
  expect(changes.map(({ type, name }) => `${type} ${name}`)).toEqual(['actions confirm-email']);
  const shown = JSON.stringify([changes, describePlan(changes, []), [...remembered]]);
  expect(shown).not.toContain('key of the PIM');
  expect(shown).not.toContain('another key');
});

test('fingerprints depend on the secret of the application that deploys', () => {
  const image = takeImage(structuredClone(assets) as never);
  const [one, other] = [takeFingerprints(image, 'one'), takeFingerprints(image, 'other')];
  expect([...one.keys()]).toEqual([...other.keys()]);
  expect([...one.values()]).not.toEqual([...other.values()]);
});

test('the memory of fingerprints fits in metadata and forgets what a longer list left behind', () => {
  const many = new Map(
    Array.from({ length: 30 }, (_, n) => [`actions/number-${n}`, 'abcdefghijkl']),
  );
  const written = writeFingerprints(many);
  const values = Object.values(written).filter((value) => value !== null);
  expect(Math.max(...values.map((value) => String(value).length))).toBeLessThanOrEqual(255);
  expect(readFingerprints(written)).toEqual(many);
  const few = writeFingerprints(new Map([['actions/one', 'abcdefghijkl']]));
  expect(Object.keys(few)).toEqual(Object.keys(written));
  expect(readFingerprints(few)).toEqual(new Map([['actions/one', 'abcdefghijkl']]));
});
