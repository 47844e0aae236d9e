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

test('organizations without a page size, or with more than 100 a page, are refused', async () => {
  const { send } = makeApi();
  for (const query of ['', '?take=0', '?take=101', '?page=0']) {
    expect((await send('GET', `/organizations${query}`, undefined, { scope })).status).toBe(400);
  }
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
