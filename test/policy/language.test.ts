import { expect, test } from '@jest/globals';
import { chooseLanguage, findLanguage, LANGUAGES } from '../../policy/language.ts';

const known = ['en', 'fr', 'pt-BR', 'zh-CN'] as const;

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['FR_ca', 'fr'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['zh', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh-TW', undefined],
  ['zh-Hant', undefined],
  ['zh_HK', undefined],
  ['nl', undefined],
  ['', undefined],
  ['*', undefined],
])('who wishes %s reads %s', (wish, language) => {
  expect(findLanguage(known, wish)).toBe(language);
});

test('the first wish that can be met counts, and English if there is none', () => {
  expect(chooseLanguage([undefined, 'nl-NL', 'fr-FR', 'en'])).toBe('fr');
  expect(chooseLanguage([undefined, 'nl'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});

test('no two of our languages are regions of one: a wish for a language means one of them', () => {
  const bases = LANGUAGES.map((language) => language.slice(0, 2));
  expect(new Set(bases).size).toBe(LANGUAGES.length);
});
