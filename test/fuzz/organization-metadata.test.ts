import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRolledOut, readOrganization } from '../../policy/organization.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate } from '../support/raw-browser.ts';
import { type Place, readPlace } from '../support/read-place.ts';
import { comeIn } from './come-in.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { openFuzzTab } from './open-fuzz-tab.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

/** For so long a product that did not answer is not asked. */
const shutMs = 60_000;

test(
  'whatever stands in the metadata of an organization: in only where it means what it did, and else a text',
  async () => {
    const urls = await world().urls();
    const migrated = await ordinaryPim.arrive(world(), 'moved');
    await comeIn(world(), migrated.who);
    const newcomer = await ordinaryPim.arrive(world(), 'new');
    const found = (await world().organizations()).find(({ name }) => name === 'acme');
    const right = { ...found?.metadata };
    const changes = fc.oneof(
      listChanges('customer_id', [
        right.customer_id?.toUpperCase() ?? '',
        ' ',
        '42',
        otherCustomer,
      ]),
      listChanges('rollout', ['on', 'off', 'pilot', 'ON', 'true', 'on ', '']),
      listChanges('pilot_1', [migrated.email, `${newcomer.email} , x@y.example`, 'x', '@']),
      listChanges('pim_url', [
        ...[`${right.pim_url}/`, `${urls.pim}/umbra`, 'http://evil.example/acme', 'https://'],
        ...['file:///etc/passwd', `http://localhost@evil.example`, 'http://[::1]:1/', '//x'],
      ]),
    );
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async ([key, value], isPilot) => {
        const changed: Record<string, string> = { ...right, [key]: value };
        if (isPilot) changed.rollout = 'pilot';
        for (const [name, text] of Object.entries(changed))
          await world().setMetadata('acme', name, text);
        const reading = readOrganization(changed, true);
        const visits = [];
        for (const { who, email } of [migrated, newcomer]) {
          const { tab, wrong } = openFuzzTab();
          await authenticate(world(), tab, who);
          const isOpen =
            reading.kind === 'organization' &&
            reading.customerId === right.customer_id &&
            isRolledOut(reading, email);
          visits.push({ isOpen, place: readPlace(tab.page()), wrong: wrong() });
        }
        await restore(right);
        for (const { isOpen, place, wrong } of visits) {
          expect(wrong).toEqual([]);
          expect(isAnswer(place, changed.rollout === 'off')).toBe(true);
          if (!isOpen) expect(place.kind).not.toBe('home');
        }
      }),
      often(10),
    );
    await comeIn(world(), migrated.who);
  },
  fuzzLimitMs,
);

const otherCustomer = '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a0ff';

function listChanges(key: string, near: string[]): fc.Arbitrary<[string, string]> {
  const values = fc.oneof(fc.constantFrom(...near), hostileTexts);
  return values.map((value) => [key, value]);
}

/** A page of the sign-in, or, before the rollout, the login page of the product. */
function isAnswer(place: Place, isOff: boolean): boolean {
  return place.kind !== 'elsewhere' || (isOff && /user.login$/.test(place.path));
}

async function restore(right: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries({ pilot_1: '', ...right }))
    await world().setMetadata('acme', name, text);
  for (const { user_id, email_verified } of await world().users())
    if (!email_verified && user_id.startsWith('auth0|pim')) await world().deleteUser(user_id);
  await world().advanceClock(shutMs);
}
