import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { openFuzzTab } from './open-fuzz-tab.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

/** Everything that is nearly right, and some of what is not at all. */
function forge(right: string): fc.Arbitrary<string> {
  const place = fc.nat(right.length - 1);
  return fc.oneof(
    fc.constantFrom(
      right.toUpperCase(),
      ` ${right}`,
      `${right} `,
      right.slice(1),
      right.slice(0, -1),
      `${right}${right}`,
      [...right].reverse().join(''),
      '0'.repeat(right.length),
      `${right}*`,
      'undefined',
      'null',
      '',
    ),
    fc
      .tuple(place, fc.constantFrom(...'0123456789abcdef٣'))
      .map(([at, digit]) => right.slice(0, at) + digit + right.slice(at + 1)),
    fc.stringMatching(/^[0-9a-f]{64}$/),
    hostileTexts,
  );
}

test(
  'no proof but the mailed one confirms anything, in the session that asked for it, and the mailed one still does',
  async () => {
    const { who, email } = await ordinaryPim.arrive(world(), 'proven');
    const { tab, openAnother, wrong } = openFuzzTab();
    await authenticate(world(), tab, who);
    await tab.press('default');
    const link = new URL((await world().messages(email))[0]?.links[0] ?? '');
    const right = link.searchParams.get('ext-proof') ?? '';
    const readSeen = async () =>
      (await world().users()).find((one) => one.email === email)?.app_metadata.confirmation_seen;
    expect(right).toHaveLength(64);
    await fc.assert(
      fc.asyncProperty(forge(right), async (proof) => {
        fc.pre(proof !== right);
        const url = new URL(link);
        url.searchParams.set('ext-proof', proof);
        await openAnother().go(url.href);
        expect(wrong()).toEqual([]);
        expect(await readSeen()).toBeUndefined();
      }),
      often(30),
    );
    await tab.press('default');
    expect(readPlace(tab.page()).kind).toBe('inbox');
    await openAnother().go(link.href);
    await tab.press('default');
    expect(readPlace(tab.page()).kind).toBe('home');
  },
  fuzzLimitMs,
);

test(
  'no ticket but the mailed one shows a page to choose a password',
  async () => {
    const { who, email } = await ordinaryPim.arrive(world(), 'reset');
    const { tab } = openFuzzTab();
    const { pim } = await world().urls();
    await tab.go(`${pim}/acme/`);
    const { origin, searchParams } = tab.page().url;
    const request = 'u/reset-password/request/akeneo-product-cloud';
    await tab.go(`${origin}/${request}?state=${searchParams.get('state')}`);
    await tab.press('default', { username: who.identifier });
    const link = new URL(await world().waitForLink(email, 'ticket='));
    const right = (link.searchParams.get('ticket') ?? '').replace(/#$/, '');
    const show = async (ticket: string) => {
      const stranger = openFuzzTab();
      const url = new URL(link);
      url.searchParams.set('ticket', ticket);
      const { html } = await stranger.tab.go(url.href);
      return { wrong: stranger.wrong(), shown: html.includes('name="password-reset"') };
    };
    await fc.assert(
      fc.asyncProperty(forge(right), async (ticket) => {
        // A final # belongs to the link as Auth0 writes it.
        fc.pre(ticket.replace(/#$/, '') !== right);
        expect(await show(ticket)).toEqual({ wrong: [], shown: false });
      }),
      often(30),
    );
    expect(await show(right)).toEqual({ wrong: [], shown: true });
  },
  fuzzLimitMs,
);
