import { expect, test } from '@jest/globals';
import { acme, legacy } from '../support/make-tenant.ts';
import { makeApi, peopleId } from './fixture.ts';

const scope = ['read:organizations', 'read:connections'];

test('organizations come with their metadata, and by checkpoints', async () => {
  const { send } = makeApi();
  const first = await send('GET', '/organizations?take=1', undefined, { scope });
  expect(first.body).toEqual({
    organizations: [
      { id: acme.id, name: 'acme', display_name: 'Acme', metadata: { ...acme.metadata } },
    ],
    next: legacy.id,
  });
  const last = await send('GET', `/organizations?take=1&from=${first.body.next}`, undefined, {
    scope,
  });
  expect(last.body.organizations).toMatchObject([{ name: 'legacy' }]);
  expect(last.body).not.toHaveProperty('next');
});

test('organizations come by pages too; none or more than 100 at a time are refused', async () => {
  const { send } = makeApi();
  const get = (query: string) => send('GET', `/organizations${query}`, undefined, { scope });
  const page = await get('?page=1&per_page=1&include_totals=true');
  expect(page.body).toMatchObject({ start: 1, limit: 1, length: 1, total: 2 });
  expect(page.body.organizations).toMatchObject([{ name: 'legacy' }]);
  expect((await get('')).body).toHaveLength(2);
  expect((await get('?page=2&per_page=1')).body).toEqual([]);
  for (const query of ['?take=0', '?take=101', '?per_page=101'])
    expect((await get(query)).status).toBe(400);
});

test('connections answer their names and ids, and never their options', async () => {
  const { send } = makeApi();
  const query =
    'include_totals=true&take=2&fields=id,name&include_fields=true&name=akeneo-product-cloud';
  const { body } = await send('GET', `/connections?${query}`, undefined, { scope });
  expect(body).toEqual({ connections: [{ id: peopleId, name: 'akeneo-product-cloud' }] });
  const all = await send('GET', '/connections?take=10', undefined, { scope });
  expect(all.body.connections).toHaveLength(2);
  expect(JSON.stringify(all.body)).not.toContain('options');
});

test('each wants its own scope', async () => {
  const { send } = makeApi();
  for (const path of ['/organizations?take=1', '/connections?take=1']) {
    expect((await send('GET', path)).status).toBe(403);
  }
});
