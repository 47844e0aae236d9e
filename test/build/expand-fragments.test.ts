import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { makeTree, type Tree } from './good-tree.ts';

let tree: Tree;
beforeEach(() => {
  tree = makeTree();
});
afterEach(() => tree.close());

const store = (id: string, vars: JsonObject) => ({
  id,
  type: 'FLOW',
  action: 'STORE_VARS',
  params: { vars },
});

function write(path: string, value: unknown): void {
  tree.write(`tenant/flows/${path}`, JSON.stringify(value));
}

const flow = (...actions: unknown[]) => ({ name: 'count', actions });

test('a fragment stands in every flow that includes it, with its words filled in, and is not deployed itself', async () => {
  write('add.fragment.json', [
    store('add_[[n]]', { '[[key]]': 'seen {{fields.email}}' }),
    { include: 'rest', n: '[[n]]' },
  ]);
  write('rest.fragment.json', [store('rest_[[n]]', { last: '[[n]]' })]);
  write('count.json', flow(...['1', '2'].map((n) => ({ include: 'add', n, key: 'email' }))));
  const outcome = await tree.build();
  expect(outcome.kind === 'built' && outcome.files.filter((file) => /flows/.test(file))).toEqual([
    'flows/count.json',
    'flows/mail.json',
  ]);
  const built = JSON.parse(readFileSync(join(tree.out, 'flows/count.json'), 'utf8'));
  expect(built.actions).toEqual([
    store('add_1', { email: 'seen {{fields.email}}' }),
    store('rest_1', { last: '1' }),
    store('add_2', { email: 'seen {{fields.email}}' }),
    store('rest_2', { last: '2' }),
  ]);
});

test.each([
  ['no such fragment', { include: 'ad' }, 'include ad: there is no such list of actions (json)'],
  ['a word that is not given', { include: 'add' }, 'include add: needs n (json)'],
  [
    'a word that has no place',
    { include: 'add', n: '1', m: '2' },
    'include add: has no place for m (json)',
  ],
])('%s fails the build', async (_, include, problem) => {
  write('add.fragment.json', [store('add_[[n]]', { n: '1' })]);
  write('count.json', flow({ include: 'add', n: '1' }, include));
  expect(await tree.problems()).toContain(`tenant/flows/count.json: ${problem}`);
});

test('a fragment that includes itself, or that no flow includes, fails the build', async () => {
  write('round.fragment.json', [{ include: 'round' }]);
  write('idle.fragment.json', [store('idle', { n: '1' })]);
  write('count.json', flow({ include: 'round' }));
  expect(await tree.problems()).toEqual(
    expect.arrayContaining([
      'tenant/flows/count.json: include round: includes itself (json)',
      'tenant/flows/idle.fragment.json: no flow includes it (json)',
    ]),
  );
});

test('a flow that creates users in a connection that is not there fails the build', async () => {
  const create = (connection: string) => ({
    id: 'create',
    type: 'AUTH0',
    action: 'CREATE_USER',
    params: { connection_id: 'api', payload: { connection, email: '{{fields.email}}' } },
  });
  write('count.json', flow(create('peeple')));
  expect(await tree.problems()).toEqual([
    'tenant/flows/count.json: actions.0.params.payload.connection: no database connection is named peeple (names)',
  ]);
  write('count.json', flow(create('people')));
  expect((await tree.build()).kind).toBe('built');
});
