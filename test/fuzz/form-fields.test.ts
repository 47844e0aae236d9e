import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arriveApart } from '../support/linkers.ts';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { type FuzzTab, openFuzzTab } from './open-fuzz-tab.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

let people = 0;
/** For so long a limit of one day holds. */
const dayMs = 24 * 60 * 60_000;
/** For so long a product that did not answer is not asked. */
const shutMs = 60_000;

test(
  'whatever is typed as identifier and password: a page with a form, nobody in, nothing of it is markup',
  async () => {
    const { pim } = await world().urls();
    await fc.assert(
      fc.asyncProperty(hostileTexts, hostileTexts, async (username, password) => {
        const { tab, wrong } = openFuzzTab();
        await tab.go(`${pim}/acme/`);
        await tab.press('default', { username });
        if (readPlace(tab.page()).kind === 'password') await tab.press('default', { password });
        await world().advanceClock(shutMs);
        expect(['identifier', 'password']).toContain(readPlace(tab.page()).kind);
        expect(wrong()).toEqual([]);
      }),
      often(12),
    );
  },
  fuzzLimitMs,
);

test(
  'whatever is typed as work email: the form again with a text, or one mail to that very address',
  async () => {
    let asking = await askForEmail();
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (typed) => {
        const { tab, wrong } = asking;
        const [before] = await world().messages();
        await tab.press('default', { work_email: typed });
        const [after] = await world().messages();
        const place = readPlace(tab.page());
        expect(wrong()).toEqual([]);
        if (place.kind === 'inbox') {
          expect(after?.to).toEqual([typed.trim().toLowerCase()]);
          asking = await askForEmail();
        } else {
          expect([place.kind, hasRemark(tab.page().html)]).toEqual(['confirm', true]);
          expect(after?.id).toBe(before?.id);
        }
      }),
      often(12),
    );
  },
  fuzzLimitMs,
);

test(
  'whatever is typed on Link your account.: the form again with a text, nothing linked',
  async () => {
    let linking = await startLinking();
    await fc.assert(
      fc.asyncProperty(hostileTexts, hostileTexts, async (identifier, password) => {
        const { tab, wrong } = linking;
        await tab.press('default', { identifier, password });
        const { html } = tab.page();
        expect([readPlace(tab.page()).kind, hasRemark(html)]).toEqual(['link_account', true]);
        expect(wrong()).toEqual([]);
        if (!html.includes('role="alert"') || /wrong password/i.test(html)) return;
        // Ten tries a day, and none left to tell what was typed.
        await world().advanceClock(dayMs);
        linking = await startLinking();
      }),
      often(12),
    );
    const users = await world().users();
    expect(users.filter(({ identities }) => identities.length > 1)).toEqual([]);
  },
  fuzzLimitMs,
);

test(
  'whatever is typed for a reset: the same page for everybody, and no mail to anybody else',
  async () => {
    const { pim } = await world().urls();
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (username) => {
        const { tab, wrong } = openFuzzTab();
        await tab.go(`${pim}/acme/`);
        const { origin, searchParams } = tab.page().url;
        const request = 'u/reset-password/request/akeneo-product-cloud';
        await tab.go(`${origin}/${request}?state=${searchParams.get('state')}`);
        const [before] = await world().messages();
        const { status } = await tab.press('default', { username });
        await world().settle();
        const [after] = await world().messages();
        await world().advanceClock(shutMs);
        expect(status).toBeLessThan(429);
        expect(wrong()).toEqual([]);
        if (after?.id !== before?.id) expect(after?.to).toEqual([username.trim().toLowerCase()]);
      }),
      often(12),
    );
  },
  fuzzLimitMs,
);

/** Of the whole page, or beside a field. */
function hasRemark(html: string): boolean {
  return html.includes('role="alert"') || html.includes('data-error-code="');
}

async function askForEmail(): Promise<FuzzTab> {
  people += 1;
  const { who } = await ordinaryPim.arrive(world(), `fields-${people}`);
  const asking = openFuzzTab();
  await authenticate(world(), asking.tab, who);
  expect(readPlace(asking.tab.page()).kind).toBe('confirm');
  return asking;
}

/** Somebody of SDM who has come over and opens the PIM. */
async function startLinking(): Promise<FuzzTab> {
  people += 1;
  const { sdm } = await arriveApart(world(), `linking-${people}`);
  const linking = openFuzzTab();
  await authenticate(world(), linking.tab, { ...sdm.who, product: 'pim' });
  await linking.tab.press('default');
  const [mail] = await world().messages(sdm.email);
  await linking.openAnother().go(mail?.links.find((link) => link.includes('ext-proof')) ?? '');
  await linking.tab.press('default');
  expect(readPlace(linking.tab.page()).kind).toBe('link_account');
  return linking;
}
