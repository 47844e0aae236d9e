import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { createClock } from '../../local/tenant/store/clock.ts';
import { addUser, julia, makeApi, peopleId, productAccounts } from './fixture.ts';

const minute = 60_000;

async function makeExport() {
  const { tenant, app, send } = makeApi();
  const clock = createClock();
  Object.assign(tenant, { clock });
  await addUser(tenant, julia, 'julia@acme.test');
  const fields = ['user_id', 'identities', 'app_metadata'].map((name) => ({ name }));
  const begin = (connection_id: string) =>
    send('POST', '/jobs/users-exports', { connection_id, format: 'json', fields });
  const look = async (id: string) => send('GET', `/jobs/${id}`);
  const download = async (location: string) => {
    const answer = await app.request(new URL(location).pathname);
    return { status: answer.status, content: Buffer.from(await answer.arrayBuffer()) };
  };
  return { clock, begin, look, download };
}

test('an export of one connection: a JSON object a line, gzipped, metadata as a whole', async () => {
  const { begin, look, download } = await makeExport();
  const { status, body } = await begin(peopleId);
  expect([status, body.status, body.location]).toEqual([200, 'pending', undefined]);
  const { status: found, content } = await download((await look(body.id)).body.location);
  expect(found).toBe(200);
  const lines = gunzipSync(content).toString().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { user_id: `auth0|${julia}`, identities: [{ user_id: julia }] },
  ]);
  const other = await begin(productAccounts.id);
  const { content: empty } = await download((await look(other.body.id)).body.location);
  expect(gunzipSync(empty).toString()).toBe('');
});

test('a link lives a minute, asking for the job gives another one, and after a day the job is forgotten', async () => {
  const { clock, begin, look, download } = await makeExport();
  const { id } = (await begin(peopleId)).body;
  const { location } = (await look(id)).body;
  clock.advance(minute - 1000);
  expect((await download(location)).status).toBe(200);
  clock.advance(2000);
  expect((await download(location)).status).toBe(403);
  expect((await download((await look(id)).body.location)).status).toBe(200);
  clock.advance(24 * 60 * minute);
  expect((await look(id)).status).toBe(404);
});
