import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authenticate } from '../support/raw-browser.ts';
import { readPlace } from '../support/read-place.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { openFuzzTab } from './open-fuzz-tab.ts';
import { findPlanted, readTags } from './read-tags.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

const password = 'Copper!Kettle41';
let people = 0;

/** Signs somebody with this name in and has a link mailed; what the mail is made of. */
async function readMail(name: string, organization: string) {
  people += 1;
  const email = `mailed-${people}@acme.example`;
  const place = { product: 'pim', organization: 'acme' } as const;
  await world().addUser({
    ...{ ...place, name, email, password },
    ...{ username: `mailed-${people}`, tryThis: '' },
  });
  await world().setDisplayName('acme', organization);
  const { tab, wrong } = openFuzzTab();
  await authenticate(world(), tab, { ...place, identifier: email, password });
  expect(readPlace(tab.page()).kind).toBe('confirm');
  await tab.press('default');
  expect(readPlace(tab.page()).kind).toBe('inbox');
  expect(wrong()).toEqual([]);
  const mails = await world().messages(email);
  expect(mails).toHaveLength(1);
  const [{ html = '', subject = '', from = '', links = [], headers = [] } = {}] = mails;
  return { html, subject, from, links, names: headers.map((header) => header.name) };
}

test(
  'whatever a person or an organization is called: a mail of the same tags, the same headers and one link, which is ours',
  async () => {
    const { tenant } = await world().urls();
    const plain = await readMail('Nora Lindqvist', 'Acme Retail');
    const outline = (html: string) => readTags(html).map(({ name }) => name);
    await fc.assert(
      fc.asyncProperty(hostileTexts, hostileTexts, async (name, organization) => {
        const mail = await readMail(name.slice(0, 60), organization.slice(0, 200) || 'Acme');
        expect(outline(mail.html)).toEqual(outline(plain.html));
        expect(findPlanted(mail.html)).toEqual([]);
        expect(mail.names).toEqual(plain.names);
        expect(mail.from).toBe(plain.from);
        expect(mail.subject).not.toMatch(/[\r\n]/);
        const addresses = readTags(mail.html).flatMap(({ attributes }) => attributes.href ?? []);
        for (const address of addresses) expect(address.startsWith(tenant)).toBe(true);
      }),
      often(12),
    );
  },
  fuzzLimitMs,
);
