import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../policy/language.ts';
import { say } from '../support/deployed-texts.ts';
import { findEnglish } from '../support/find-english.ts';
import { readText } from '../support/read-html.ts';
import { findCutText } from '../support/screens/find-cut-text.ts';
import { findViolations } from '../support/screens/find-violations.ts';
import { recordScreens, type Screen } from '../support/screens/record-screens.ts';
import { openViewer } from '../support/screens/show-screens.ts';
import { startWithBrowser } from '../support/start-with-browser.ts';
import type { TestWorld } from '../support/start-world.ts';

const others = LANGUAGES.filter((language) => language !== 'en');

let world: TestWorld;
let browser: Browser;
/** The screens of each language; the next is walked through while those of the last are looked at. */
const screens = new Map<Language, Promise<Screen[]>>();

beforeAll(async () => {
  [world, browser] = await startWithBrowser();
  let walked: Promise<unknown> = Promise.resolve();
  for (const language of LANGUAGES) {
    const walking = walked.then(() => recordScreens(world, language));
    screens.set(language, walking);
    walked = walking.catch(() => {});
  }
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The screens of a language, once somebody has walked through them. */
function readScreens(language: Language): Promise<Screen[]> {
  return screens.get(language) ?? Promise.resolve([]);
}

test('every screen of the table is another one: no walk went astray', async () => {
  const found = await readScreens('en');
  const seen = found.map(readSeen);
  expect(found.length).toBe(89);
  expect(
    found.map(({ name }) => name).filter((_, at) => seen.indexOf(seen[at] ?? '') !== at),
  ).toEqual([]);
});

/** The words of a page, and those in its fields. */
function readSeen({ html }: Screen): string {
  const fields = html
    .replace(/<input type="hidden"[^>]*>/g, '')
    .replace(/<input\b[^>]*\svalue="([^"]*)"[^>]*>/g, '$1');
  return readText(fields, /<body[^>]*>/, '</body>') ?? '';
}

test('axe-core finds nothing against WCAG 2.2 AA on any screen', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const { page, show } = await openViewer(context);
  const found: string[] = [];
  for (const screen of await readScreens('en')) {
    await show(screen);
    const kind = screen.name.startsWith('mail-') ? 'mail' : 'page';
    for (const one of await findViolations(page, kind)) found.push(`${screen.name}: ${one}`);
  }
  await context.close();
  expect(found).toEqual([]);
}, 300_000); // Half a minute, and much more where other tests need the same cores.

test.each(LANGUAGES)(
  'in %s every screen fits a phone of 320 pixels and a desktop, even at 200 %%',
  async (language) => {
    const page = await browser.newPage();
    const found = await findCutText(page, await readScreens(language), [320, 640, 1280]);
    await page.close();
    expect(found).toEqual([]);
  },
);

test.each(others)('in %s no page and no mail says anything in English', async (language) => {
  const seen = await readScreens(language);
  // The inbox itself speaks English, and shows a subject. A mail that a profile asks for is in every language.
  const ours = seen.filter(({ name }) => !/^inbox-|^mail-profile-reset$/.test(name));
  const english = ours.flatMap(({ name, html }) =>
    findEnglish(language, html).map((piece) => `${name}: ${piece}`),
  );
  expect(english).toEqual([]);
  const untold = ours.filter(({ html }) => !html.includes(`<html lang="${language}"`));
  expect(untold.map(({ name }) => name)).toEqual([]);
  const inbox = seen.find(({ name }) => name === 'inbox-confirm');
  const subject = readText(inbox?.html ?? '', /<h1[^>]*>/, '</h1>');
  expect(subject?.replaceAll('\u00a0', ' ')).toBe(say(language, 'actions.subjects.confirm_email'));
});

test('what an English reader sees is found, wherever somebody else would see it', async () => {
  const identifier = (await readScreens('en')).find(({ name }) => name === 'identifier');
  for (const language of others)
    expect(findEnglish(language, identifier?.html ?? '')).toContain('Continue');
});
