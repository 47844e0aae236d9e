import { expect, test } from '@jest/globals';
import { makeApi } from './fixture.ts';

const scope = ['read:logs'];

/** Entries a second apart: `limit_wc` for person-0, person-1, ... with an `s` before each. */
function makeLogged(count: number) {
  const { tenant, send } = makeApi();
  for (let n = 0; n < count; n += 1) {
    tenant.clock.advance(1000);
    tenant.log({ type: 's', user_name: `person-${n}@acme.example` });
    tenant.clock.advance(1000);
    tenant.log({
      type: 'limit_wc',
      user_name: `person-${n}@acme.example`,
      connection: 'akeneo-product-cloud',
      ip: '203.0.113.7',
    });
  }
  const get = (query: string) => send('GET', `/logs${query}`, undefined, { scope });
  return { tenant, get, send };
}

const q = (text: string) => `q=${encodeURIComponent(text)}`;

test('a search gives entries as Auth0 shapes them, the newest first unless asked otherwise', async () => {
  const { get } = makeLogged(3);
  const found = await get(`?${q('type:limit_wc')}`);
  expect(found.body).toHaveLength(3);
  expect(found.body[0]).toMatchObject({
    type: 'limit_wc',
    user_name: 'person-2@acme.example',
    ip: '203.0.113.7',
    connection: 'akeneo-product-cloud',
    strategy: 'auth0',
    strategy_type: 'database',
    log_id: expect.any(String),
    date: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  const oldest = await get(`?${q('type:limit_wc')}&sort=date%3A1&per_page=1`);
  expect(oldest.body).toMatchObject([{ user_name: 'person-0@acme.example' }]);
});

test('terms, brackets, dates, pages, fields and totals', async () => {
  const { tenant, get } = makeLogged(30);
  const one = '(user_name:"person-3@acme.example" OR user_name:"PERSON-4@acme.example")';
  const both = await get(`?${q(`(type:limit_wc OR type:s) AND ${one}`)}`);
  expect(both.body.map(({ type }: { type: string }) => type)).toEqual(['limit_wc', 's']);
  const dates = tenant.state.logs.map(({ date }) => date);
  const range = await get(`?${q(`type:s AND date:[${dates[2]} TO ${dates[6]}]`)}`);
  expect(range.body).toHaveLength(3);
  const page = await get(
    `?${q('type:s')}&per_page=10&page=2&sort=date%3A1&include_totals=true&fields=log_id,type&include_fields=true`,
  );
  expect(page.body).toMatchObject({ start: 20, limit: 10, length: 10, total: 30 });
  expect(Object.keys(page.body.logs[0]).sort()).toEqual(['log_id', 'type']);
});

test('from a checkpoint: what came after it, all else ignored', async () => {
  const { tenant, get } = makeLogged(60);
  const [first] = tenant.state.logs;
  const next = await get(`?from=${first?.log_id}&take=100&${q('type:s')}`);
  expect(next.body).toHaveLength(100);
  expect(next.body[0].log_id).toBe(tenant.state.logs[1]?.log_id);
  const last = tenant.state.logs.at(-1);
  expect((await get(`?from=${last?.log_id}`)).body).toEqual([]);
});

test('beyond the first 1,000, more than 100 at once, an unknown query or parameter: refused', async () => {
  const { get } = makeLogged(1);
  const refused = ['?page=10&per_page=100', '?per_page=101', '?take=101', '?sort=type%3A1', '?x=1'];
  for (const query of [...refused, `?${q('type:s*')}`, `?${q('NOT type:s')}`])
    expect({ query, status: (await get(query)).status }).toEqual({ query, status: 400 });
  expect((await get('?page=9&per_page=100')).status).toBe(200);
});

test('one entry by its id, and the scope that all of it needs', async () => {
  const { tenant, get, send } = makeLogged(1);
  const [first] = tenant.state.logs;
  expect((await get(`/${first?.log_id}`)).body).toMatchObject({ type: 's' });
  expect((await get('/nothing')).status).toBe(404);
  for (const path of ['/logs', `/logs/${first?.log_id}`])
    expect((await send('GET', path)).status).toBe(403);
});
