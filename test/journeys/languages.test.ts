import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../policy/language.ts';
import { say as sayText } from '../support/deployed-texts.ts';
import { findEnglish } from '../support/find-english.ts';
import { createPerson, readLink } from '../support/http-person.ts';
import { locales, words } from '../support/page-words.ts';
import { startTestWorld, type TestWorld } from '../support/start-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

const password = 'Copper!Kettle41';
const others = LANGUAGES.filter((language) => language !== 'en');

/** A PIM user with another email in SDM; both products speak the language of the browser. */
async function addPerson(name: string, locale: string) {
  const emails = { pim: `${name}@pim.acme.example`, sdm: `${name}@sdm.acme.example` };
  const shared = { organization: 'acme', name, password, tryThis: '', locale } as const;
  await world.addUser({ ...shared, product: 'pim', email: emails.pim, username: name });
  await world.addUser({ ...shared, product: 'sdm', email: emails.sdm });
  return emails;
}

test.each(others)(
  'first sign-in and linking in %s: no page and no mail says anything in English',
  async (language) => {
    const say = words[language];
    const emails = await addPerson(`reader-${language}`, locales[language]);
    const pages: string[] = [];
    const person = await createPerson(world, {
      language,
      listen: ({ body }) => pages.push(body),
    });
    const seen = () => (pages.at(-1) ?? '').replaceAll('\u00a0', ' ');

    await person.openProduct('pim', 'acme');
    expect(seen()).toContain(say.signIn);
    await person.typeIdentifier(emails.pim);
    expect(seen()).toContain(say.login);
    expect(await person.typePassword('wrong')).toMatchObject({ kind: 'password' });
    expect(seen()).toContain(say.wrongPassword);
    expect(await person.typePassword(password)).toMatchObject({ kind: 'confirm' });
    expect(seen()).toContain(say.confirmEmail);
    expect(await person.askForLink()).toEqual({ kind: 'inbox', message: null });
    expect(seen()).toContain(say.checkInbox);
    expect(await person.pressContinue()).toMatchObject({
      kind: 'inbox',
      message: expect.any(String),
    });
    const [mail] = await world.messages(emails.pim);
    const subject = sayText(language, 'actions.subjects.confirm_email');
    expect(mail?.subject.replaceAll('\u00a0', ' ')).toBe(subject);
    const link = await readLink(world, emails.pim);
    expect(await person.clickLink(link)).toEqual({ kind: 'link', outcome: 'confirmed' });
    expect(await person.clickLink(link)).toEqual({ kind: 'link', outcome: 'used' });
    expect(await person.pressContinue()).toMatchObject({ kind: 'home' });
    expect(seen()).toContain(say.roles);

    expect(await person.openProduct('sdm', 'acme')).toMatchObject({ kind: 'link_account' });
    expect(seen()).toContain(say.linkText('sdm'));
    expect(await person.typeProductLogin(emails.sdm, 'wrong')).toMatchObject({
      kind: 'link_account',
    });
    expect(await person.askForProductReset(emails.sdm)).toMatchObject({ kind: 'reset_sent' });
    expect(seen()).toContain(say.resetSent);
    await person.resetProductPassword(
      await world.waitForLink(emails.sdm, '/user/reset/'),
      'Renewed!Kettle42',
    );
    expect(await person.pressLink('inbox_back')).toMatchObject({ kind: 'link_account' });
    expect(await person.pressLink('link_no_account')).toMatchObject({ kind: 'no_account' });
    expect(await person.pressLink('no_account_back')).toMatchObject({ kind: 'link_account' });
    expect(await person.typeProductLogin(emails.sdm, 'Renewed!Kettle42')).toMatchObject({
      kind: 'home',
    });
    expect(await person.signOut()).toEqual({ kind: 'signed_out' });

    const mails = [...(await world.messages(emails.pim)), ...(await world.messages(emails.sdm))];
    expect(mails.length).toBeGreaterThanOrEqual(4);
    const said = [...pages, ...mails.map(({ subject, html }) => `${subject}<br>${html}`)];
    expect(said.flatMap((html) => findEnglish(language, html))).toEqual([]);
    const tagged = pages.filter((html) => html.includes('<html'));
    const marked = tagged.filter((html) => html.includes(`<html lang="${language}"`));
    expect(marked.length).toBe(tagged.length);
  },
);

test('what an English reader sees is found, wherever somebody else would see it', async () => {
  const pages: string[] = [];
  const person = await createPerson(world, { listen: ({ body }) => pages.push(body) });
  await person.openProduct('pim', 'acme');
  for (const language of others)
    expect(findEnglish(language, pages.at(-1) ?? '')).toContain('Continue');
});
