import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import type { TestWorld } from '../support/start-world.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { openFuzzTab } from './open-fuzz-tab.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

/** For so long a product that did not answer is not asked. */
const shutMs = 60_000;

const anything = fc.oneof(
  hostileTexts,
  fc.jsonValue(),
  fc.constantFrom(null, true, 0, 1e308, [], {}, '', [[]], 'auth0|somebody'),
);

/** An account with some fields as nobody would write them, and fields that nobody asked for. */
function listAccounts(email: string): fc.Arbitrary<object> {
  const right = {
    ...{ id: '42', email, given_name: 'Nora', family_name: 'Lindqvist', name: 'Nora Lindqvist' },
    ...{ locale: 'en_US', enabled: true, claimed_by: null },
  };
  const names = fc.constantFrom(
    ...[...Object.keys(right), 'username', 'email_verified', 'app_metadata', 'user_metadata'],
    ...['user_id', 'roles', 'blocked', 'identities', '__proto__', 'constructor', 'nickname'],
  );
  return fc
    .dictionary(names, anything, { minKeys: 1, maxKeys: 3 })
    .map((changed) => ({ ...right, ...changed }));
}

function listBodies(email: string): fc.Arbitrary<string> {
  const json = fc
    .tuple(listAccounts(email), fc.constantFrom('account', 'accounts', 'both'), fc.nat(3))
    .map(([account, where, times]) =>
      JSON.stringify({
        ...(where !== 'accounts' && { account }),
        ...(where !== 'account' && { accounts: Array.from({ length: times }, () => account) }),
      }),
    );
  const cut = fc.tuple(json, fc.nat(200)).map(([text, at]) => text.slice(0, at));
  return fc.oneof(
    { weight: 4, arbitrary: json },
    cut,
    fc.json(),
    fc.constantFrom('', '[', '['.repeat(20_000), `"${'x'.repeat(70_000)}"`, '\ufeff{}', 'NaN'),
    fc
      .constantFrom('wrong', 'disabled', 'locked', 'nothing')
      .map((type) => JSON.stringify({ type: `https://x/problems/credentials/${type}` })),
  );
}

const answers = (email: string) =>
  fc.record({
    kind: fc.constant('says' as const),
    call: fc.constantFrom('accounts' as const, 'verify' as const),
    status: fc.constantFrom(200, 200, 200, 201, 202, 400, 401, 403, 404, 409, 423, 429, 500, 503),
    type: fc.constantFrom(
      ...['application/json', 'application/json', 'application/problem+json'],
      ...['text/html', 'application/json; charset=utf-16', 'x'],
    ),
    body: listBodies(email),
  });

type Says = { call: string; status: number; body: string };

const refusals: Record<number, string> = { 401: 'wrong', 403: 'disabled', 423: 'locked' };

test(
  'whatever a product answers: unavailable, or wrong where it says so, or exactly the account that was typed',
  async () => {
    const { who, email } = await ordinaryPim.arrive(world(), 'answered');
    await fc.assert(
      fc.asyncProperty(answers(email), async (fault) => {
        const { tab, wrong } = openFuzzTab();
        await world().setFault('pim', fault);
        await authenticate(world(), tab, who);
        await world().resetProduct('pim');
        await world().advanceClock(shutMs);
        expect(wrong()).toEqual([]);
        const imported = (await world().users()).filter((user) => user.email === email);
        for (const user of imported) await world().deleteUser(user.user_id);
        const place = readPlace(tab.page());
        if (place.kind === 'confirm') return judgeImport(imported, email);
        expect(imported).toEqual([]);
        expect(place).toEqual({ kind: 'password', message: expect.any(String) });
        judgeRefusal('message' in place ? (place.message ?? '') : '', fault, email);
      }),
      often(25),
    );
  },
  fuzzLimitMs,
);

/** Nothing that a product says verifies an email, gives a role, or writes a key that is not ours. */
function judgeImport(imported: Awaited<ReturnType<TestWorld['users']>>, email: string): void {
  expect(imported).toHaveLength(1);
  for (const user of imported) {
    expect(user.user_id).toMatch(/^auth0\|pim\|[0-9a-f-]{36}\|[A-Za-z0-9_-]{1,64}$/);
    expect([user.email, user.email_verified]).toEqual([email, false]);
    expect(Object.keys(user.app_metadata).sort()).toEqual(['confirmation', 'migrated']);
    expect(user.user_metadata ?? {}).toEqual({});
  }
}

/** Only what reads as a refusal of the person may be told to the person. */
function judgeRefusal(message: string, { call, status, body }: Says, email: string): void {
  if (/has moved/.test(message)) {
    expect(body).toContain('claimed_by":"');
    return;
  }
  if (!/wrong password/.test(message)) {
    expect(message).toContain('temporarily unavailable');
    return;
  }
  const refused = call === 'verify' && body.includes(`credentials/${refusals[status]}"`);
  const isNobody = call === 'accounts' && status === 200;
  expect(refused || isNobody || mayNameSomebodyElse(body, email)).toBe(true);
}

/** A right password for another account than the one typed, or for a disabled one, reads like a wrong one. */
function mayNameSomebodyElse(body: string, email: string): boolean {
  return !body.includes(JSON.stringify(email)) || body.includes('"enabled":false');
}
