import { expect, test } from '@jest/globals';
import { juliaPath, makeApi } from './fixture.ts';

test('beyond its plan the Management API answers 429, does nothing, and says when to come back', async () => {
  const { tenant, send } = makeApi();
  tenant.ratePlan = 'free';
  const get = () => send('GET', '/users-by-email?email=x%40acme.example');
  const answers = [await get(), await get(), await get(), await send('DELETE', juliaPath)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
  const [first, , refused] = answers;
  expect(first?.headers.get('x-ratelimit-limit')).toBe('2');
  expect(first?.headers.get('x-ratelimit-remaining')).toBe('1');
  expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(refused?.body).toMatchObject({ statusCode: 429, errorCode: 'too_many_requests' });
  const reset = Number(refused?.headers.get('x-ratelimit-reset')) * 1000;
  expect(reset).toBeGreaterThanOrEqual(tenant.clock.now() - 1000);
  expect(reset).toBeLessThan(tenant.clock.now() + 2000);
  const limits = tenant.state.logs.filter(({ type }) => type === 'api_limit');
  expect(limits).toMatchObject([
    { details: { limit: { bucket: 'management api, all', global: true, size: 2 } } },
  ]);
  tenant.clock.advance(1000);
  expect((await get()).status).toBe(200);
});

test('without a plan there are no limits', async () => {
  const { tenant, send } = makeApi();
  tenant.ratePlan = 'unlimited';
  for (let calls = 0; calls < 80; calls += 1)
    expect((await send('GET', '/users-by-email?email=x%40acme.example')).status).toBe(200);
});
