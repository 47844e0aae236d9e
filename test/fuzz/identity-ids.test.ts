import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { createPerson, signIn } from '../support/http-person.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { comeIn } from './come-in.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

/** Ids that are nearly the key, of another product, customer or user, and what is none at all. */
function listIds(key: string): fc.Arbitrary<string> {
  const [product = '', customer = '', id = ''] = key.split('|');
  return fc.oneof(
    fc.constantFrom(
      ...[
        key.toUpperCase(),
        ` ${key}`,
        `${key} `,
        `${key}|`,
        `|${key}`,
        `${key}|x`,
        `auth0|${key}`,
      ],
      ...[`sdm|${customer}|${id}`, `${product}|${customer}`, `${product}|${customer}|`],
      ...[`${product}||${id}`, `${product}|${customer}|${id}\n`, `${product}|${customer}|../${id}`],
      ...[`${product}|${customer.slice(0, -1)}2|${id}`, `${product}|${customer}|${id}%00`],
      ...[`PIM|${customer}|${id}`, `${product}|${customer}|0${id}`, '', 'null', '__proto__'],
    ),
    hostileTexts,
    hostileTexts.map((text) => `${product}|${customer}|${text}`),
    hostileTexts.map((text) => `${product}|${text}|${id}`),
  );
}

test(
  'no id but the key of an own product account opens its product, and whoever holds it beside others is in as that one',
  async () => {
    const { who, key } = await ordinaryPim.arrive(world(), 'holder');
    const { key: others } = await ordinaryPim.arrive(world(), 'somebody-else');
    await comeIn(world(), who);
    const userId = `auth0|${key}`;
    const ids = fc.array(listIds(key), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(ids, fc.boolean(), async (strange, isHolder) => {
        fc.pre(!strange.includes(key) && !strange.includes(others));
        // Two of one product and customer are never linked: nobody could say which of them signs in.
        fc.pre(!isHolder || !strange.some((id) => isSibling(id, key)));
        await world().setIdentities(userId, isHolder ? [...strange, key] : strange);
        await world().resetCalls();
        const { end } = await signIn(world(), await createPerson(world()), {
          ...who,
          leaveAt: 'confirm',
        });
        await world().setIdentities(userId, [key]);
        expect(end).not.toMatchObject({ kind: 'elsewhere' });
        if (isHolder) expect(end).toMatchObject({ kind: 'home' });
        else expect(end.kind).not.toBe('home');
      }),
      often(15),
    );
  },
  fuzzLimitMs,
);

function isSibling(id: string, key: string): boolean {
  const [one, other] = [parseProductAccountKey(id), parseProductAccountKey(key)];
  return one?.product === other?.product && one?.customerId === other?.customerId;
}
