import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Json } from '../../local/tenant/store/types.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { objectsAt } from '../../scripts/build/build.ts';
import { readSources } from '../../scripts/build/read-sources.ts';
import { makeTree, type Tree } from './good-tree.ts';

let tree: Tree;
beforeEach(() => {
  tree = makeTree();
});
afterEach(() => tree.close());

const vault = {
  name: '[[product]]-identity',
  app_id: 'JWT',
  setup: { type: 'JWT', algorithm: 'HS256', secret: '@@API_KEY@@' },
};

test('a template becomes one file per product, and is not deployed itself', async () => {
  tree.write('tenant/flow-vault-connections/identity.template.json', JSON.stringify(vault));
  const outcome = await tree.build();
  expect(outcome.kind === 'built' && outcome.files.filter((file) => /vault/.test(file))).toEqual([
    'flow-vault-connections/api.json',
    'flow-vault-connections/pim-identity.json',
    'flow-vault-connections/sdm-identity.json',
  ]);
  const built = readFileSync(join(tree.out, 'flow-vault-connections/sdm-identity.json'), 'utf8');
  expect(JSON.parse(built)).toEqual({ ...vault, name: 'sdm-identity' });
});

test('a word in brackets that no product explains fails the build', async () => {
  const wrong = { ...vault, setup: { ...vault.setup, algorithm: '[[speed]]' } };
  tree.write('tenant/flow-vault-connections/identity.template.json', JSON.stringify(wrong));
  expect(await tree.problems()).toContain(
    'tenant/flow-vault-connections/identity.template.json: setup.algorithm: no product says what [[speed]] is (json)',
  );
});

const sources = readSources(process.cwd());

function form(name: string): Json | undefined {
  return sources.json.find(({ path }) => path === `tenant/forms/${name}.json`)?.value;
}

test('each product has its form, and every word of it names that product alone', () => {
  for (const [id, { name }] of Object.entries(PRODUCTS)) {
    const text = JSON.stringify(form(`link-${id}`));
    expect(text).toContain(
      `Sign in with your ${name} login details one last time to merge your accounts. After that, your new unified Akeneo Product Cloud account takes over.`,
    );
    for (const other of Object.values(PRODUCTS))
      if (other.name !== name) expect(text).not.toContain(other.name);
  }
});

test('every step of it leads out by "Not you? Sign out", and its logo is drawn', () => {
  for (const id of Object.keys(PRODUCTS)) {
    const steps = objectsAt(form(`link-${id}`), 'nodes').filter(({ type }) => type === 'STEP');
    expect(steps).toHaveLength(4);
    for (const step of steps) {
      const text = JSON.stringify(step);
      expect(text).toContain('Not you? <a href=\\"{{vars.sign_out_url}}\\">Sign out</a>');
      const logo = /##BRAND_ASSETS##\/([\w-]+\.svg)/.exec(text)?.[1] ?? '';
      expect(existsSync(join('tenant/assets', logo))).toBe(true);
    }
  }
});
