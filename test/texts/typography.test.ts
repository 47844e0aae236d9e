import { expect, test } from '@jest/globals';
import { tables } from '../../local/products/texts/text.ts';
import { LANGUAGES, type Language } from '../../policy/language.ts';
import { areas, listTexts, say, sayParts } from '../support/deployed-texts.ts';

/** Everything that we say in a language, by area and key, without markup and names. */
function listSentences(language: Language): [string, string][] {
  const written = [
    ...areas.flatMap((area) =>
      [...listTexts(language, area)].map(([key, text]) => [`${area}: ${key}`, text] as const),
    ),
    ...Object.entries(tables[language]).map(([key, text]) => [`products: ${key}`, text] as const),
  ];
  // The characters of the password rule are no punctuation.
  const characters = /!@#\$%\^&(?:amp;)?\*/g;
  return written.map(([key, text]) => [key, text.replace(/<[^>]*>/g, '').replace(characters, 'x')]);
}

const PLACEHOLDER = String.raw`(?:\{\{.*?\}\}|\$?\{\w+\}|\[\[.*?\]\])`;

/** What must not be in a text of a language. */
const wrong: Record<Language, RegExp> = {
  en: /[«»„]|"[^"]*"/,
  // A line must not begin with a colon: the space before it does not break.
  fr: / [:;?!]| »|« |[„“”]|(?<=\p{L})'/u,
  de: /[«»”]|"/,
  es: /[„“”]|"|(?:^|[.:] )[^¿.:]*\?/,
  it: /[«»„]|"|\p{L}'\p{L}/u,
  'pt-BR': /[«»„]|"/,
  // Full-width punctuation, and no spaces around names and placeholders.
  ja: new RegExp(
    String.raw`[。、！？「」（）：] |[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}](?: (?=[\w$\[{])|[,.!?:;()])|${PLACEHOLDER} [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[“”]`,
    'u',
  ),
  'zh-CN': /\p{Script=Han}[,.!?:;]|[。，！？：；] |"|[「」]/u,
};

test.each(LANGUAGES)('%s keeps the rules of its typography', (language) => {
  const found = listSentences(language).filter(([, text]) => wrong[language].test(text));
  expect(found).toEqual([]);
});

test.each(LANGUAGES)(
  '%s has no three dots, no double spaces, and no spaces at an end',
  (language) => {
    const found = listSentences(language).filter(([, text]) => /\.\.\.| {2}|^\s|\s$/.test(text));
    expect(found).toEqual([]);
  },
);

test.each(LANGUAGES)(
  'in %s the products call the pages of the tenant as they are called',
  (language) => {
    const products = tables[language];
    const back = say(language, 'forms.common.back');
    const [inbox = ''] = sayParts(language, 'forms.link.inbox_title');
    expect(products.reset_done_product_cloud).toContain(back);
    expect(products.reset_done_product_cloud).toContain(inbox);
    const forgot = say(language, 'pages.login-password.forgotPasswordText');
    expect(products.profile_not_linked.replaceAll('\u00a0', ' ')).toContain(forgot);
    expect(products.not_you).toContain(products.sign_out);
  },
);

test.each(LANGUAGES)('in %s the same button has the same name on pages and forms', (language) => {
  expect(say(language, 'pages.login-id.buttonText')).toBe(say(language, 'forms.common.continue'));
  expect(say(language, 'pages.reset-password-email.backButtonText')).toBe(
    say(language, 'forms.common.back'),
  );
  expect(say(language, 'pages.reset-password-email.resendLinkText')).toBe(
    say(language, 'forms.common.resend'),
  );
  expect(say(language, 'pages.reset-password-email.resendText')).toBe(
    say(language, 'forms.common.resend_question'),
  );
  expect(tables[language].sign_out).toBe(say(language, 'forms.common.sign_out'));
});

test('no button has more than 60 characters in any language', () => {
  const buttons = [
    'common.continue',
    'common.back',
    'common.resend',
    'common.sign_out',
    'confirm-email.ask_next',
    'link.link_next',
    'link.reset_next',
    'choose-password.choose_next',
    'link.link_forgot',
    'link.link_no_account',
  ];
  for (const language of LANGUAGES) {
    for (const key of buttons) {
      const length = say(language, `forms.${key}`, {
        product_name: 'Supplier Data Manager',
      }).length;
      expect([language, key, length <= 60]).toEqual([language, key, true]);
    }
  }
});
