import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { renderLiquid } from '../../local/tenant/email/render-liquid.ts';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { LANGUAGES } from '../../policy/language.ts';
import { readSources } from '../../scripts/build/read-sources.ts';
import { createTestProduct } from '../products/fixture.ts';
import { launchBrowser } from '../support/browser.ts';
import { readContrasts } from './read-contrasts.ts';

/** One mail as somebody gets it. */
interface SentMail {
  name: string;
  language: string;
  html: string;
  /** What its button opens; empty where it has none. */
  link: string;
}

const link =
  'https://login.acme.example/authorize?client_id=abc&response_type=code&ext-proof=0123456789abcdef';
const names = {
  name: 'Nora Lindqvist',
  account: 'nora.lindqvist@acme.example',
  product: 'Akeneo PIM',
  old_product: 'Akeneo PIM',
  organization: 'Acme Retail',
};

/** Where each mail of the tenant gets its language and its link from. */
const TENANT: Record<string, (language: string) => JsonObject> = {
  'tenant/emails/reset_email.html': (language) => template(language),
  'tenant/emails/blocked_account.html': (language) => template(language),
  'tenant/flows/choose-password.html': (language) => ({
    custom_vars: { ...names, language, link },
  }),
  'tenant/flows/confirm-email.html': (language) => ({ custom_vars: { ...names, language, link } }),
};

let mails: SentMail[];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  mails = [...renderTenantMails(), ...(await sendProductMails())];
}, 60_000);
afterAll(() => browser?.close());

function template(language: string): JsonObject {
  return { request_language: language, url: link, user: { email: names.account } };
}

function renderTenantMails(): SentMail[] {
  const { html } = readSources(process.cwd());
  // The mail that has no language is in all of them.
  const wishes = [...LANGUAGES, ''];
  return Object.entries(TENANT).flatMap(([path, variables]) =>
    wishes.map((wish) => ({
      name: path,
      language: wish || 'en',
      html: renderLiquid(html.get(path) ?? '', variables(wish)),
      link,
    })),
  );
}

/** What both products mail when an account is claimed and when a reset is asked for, to a person of each language. */
async function sendProductMails(): Promise<SentMail[]> {
  const sent: SentMail[] = [];
  for (const id of ['pim', 'sdm'] as const) {
    const product = await createTestProduct(id);
    for (const language of LANGUAGES) {
      const email = `${language}@acme.example`.toLowerCase();
      const seed = { organization: 'acme', product: id, name: 'Nora Lindqvist', tryThis: '' };
      const username = id === 'pim' ? { username: `user-${language}` } : {};
      const added = { ...seed, ...username, email, password: 'Copper!Kettle41', locale: language };
      const [user] = await product.control.addUsers('acme', [added]);
      const account = 'auth0|pim|6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001|42';
      await product.call('PUT', `/accounts/${user}/product-cloud`, { body: { account } });
      await product.call('POST', '/password-reset', { body: { identifier: email } });
      const own = product.mails.filter(({ to }) => to === email);
      expect(own).toHaveLength(2);
      for (const { subject, html, text } of own) {
        const found = /\S+\/user\/reset\/\w+/.exec(text)?.[0] ?? '';
        sent.push({ name: `${id}: ${subject}`, language, html, link: found });
      }
    }
    product.close();
  }
  return sent;
}

/** What a mail program must not need, or would not do. */
function lint({ html, language, link: wanted }: SentMail): string[] {
  const plain = html.replaceAll('&amp;', '&');
  const shown = plain
    .replace(/<(style|title)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n');
  const rules: [string, boolean][] = [
    ['says its language', html.includes(`<html lang="${language}">`)],
    ['is for light and dark', html.includes('<meta name="color-scheme" content="light dark">')],
    ['has colours of its own in the dark', html.includes('@media (prefers-color-scheme: dark)')],
    ['has a title', /<title>[^<]{5,}<\/title>/.test(html)],
    [
      'has a text for lists of mails',
      /<div style="display:none[^>]*>[^<]{20,}|<div style="display:none[^>]*>.{30,}/.test(html),
    ],
    ['is laid out in tables', !/\b(flex|grid|float|position):|display:\s*(flex|grid)/.test(html)],
    ['names every table as layout', !/<table(?![^>]*role="presentation")/.test(html)],
    ['loads nothing', !/<link|<script|@import|url\(|<img(?![^>]* alt=")|src="http/.test(html)],
    ['is not cut off by Gmail', Buffer.byteLength(html) < 100_000],
    ['says the link as text', wanted === '' || shown.includes(wanted)],
    ['has no other link', new Set(plain.match(/href="[^"]*"/g)).size === (wanted === '' ? 0 : 1)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

test('every mail in every language passes what mail programs ask', () => {
  expect(mails).toHaveLength(4 * 9 + 2 * 2 * 8);
  const wrong = mails.map((mail) => [mail.name, mail.language, lint(mail)]);
  expect(wrong.filter(([, , rules]) => rules?.length)).toEqual([]);
});

test('every mail can be read, in the light and in the dark', async () => {
  const english = mails.filter(({ language }) => language === 'en');
  expect(english).toHaveLength(4 * 2 + 2 * 2);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme });
    for (const { name, html } of english) {
      await page.setContent(html);
      const contrasts = await readContrasts(page);
      expect(contrasts.length).toBeGreaterThan(4);
      const weak = contrasts.filter(({ ratio }) => ratio < 4.5);
      expect([name, colorScheme, weak]).toEqual([name, colorScheme, []]);
      // A mail that is white in the dark would blind, whatever its contrast.
      const grounds = contrasts.map(({ ground }) => ground);
      expect(grounds.some((one) => one > 0.5)).toBe(colorScheme === 'light');
    }
    await page.close();
  }
}, 60_000);
