import { expect, test } from '@jest/globals';
import { tables } from '../../local/products/texts/text.ts';
import { defaultErrors } from '../../local/tenant/forms/default-errors.ts';
import { defaultTexts, type PromptTexts } from '../../local/tenant/universal-login/texts.ts';
import { LANGUAGES, type Language } from '../../policy/language.ts';
import { compareTexts } from '../../scripts/build/checks/texts.ts';
import customText from '../../tenant/prompts/custom-text.json';
import tenant from '../../tenant/tenant.json';
import { areas, listTexts } from '../support/deployed-texts.ts';
import { MEANT_AS_ENGLISH } from './meant-as-english.ts';

const others = LANGUAGES.filter((language) => language !== 'en');

test('the tenant enables the languages that the texts exist in, in the same order', () => {
  expect(tenant.enabled_locales).toEqual(LANGUAGES);
});

/** Every text that people read, area by area: those of the tenant, of the products, and Auth0's own as the local tenant knows them. */
function listAreas(language: Language): [string, Map<string, string>][] {
  const base = language.slice(0, 2);
  return [
    ...areas.map((area): [string, Map<string, string>] => [area, listTexts(language, area)]),
    ['products', new Map(Object.entries(tables[language]))],
    ['form errors', new Map(Object.entries(defaultErrors[base] ?? {}))],
    ['pages of Auth0', listNotDeployed(defaultTexts[base] ?? {})],
  ];
}

/** Auth0's texts in the place of which ours are not shown. */
function listNotDeployed(texts: PromptTexts): Map<string, string> {
  const ours: PromptTexts = customText;
  return new Map(
    Object.entries(texts).flatMap(([prompt, screens]) =>
      Object.entries(screens).flatMap(([screen, keys]) =>
        Object.entries(keys)
          .filter(([key]) => ours[prompt]?.[screen]?.[key] === undefined)
          .map(([key, text]) => [`${prompt}.${screen}.${key}`, text] as const),
      ),
    ),
  );
}

test.each(others)(
  '%s says everything that English says, with the same placeholders',
  (language) => {
    const problems = listAreas('en').flatMap(([area, english], index) => {
      const [, translated] = listAreas(language)[index] ?? [area, new Map()];
      return compareTexts(`${language}: ${area}`, english, translated);
    });
    expect(problems).toEqual([]);
  },
);

test.each(others)('nothing in %s is still English, but what is meant to be', (language) => {
  const left = listAreas('en').flatMap(([area, english], index) => {
    const [, translated] = listAreas(language)[index] ?? [area, new Map()];
    return [...english].flatMap(([key, text]) => {
      const words = text.replace(/[$[{]?[[{]+[^}\]]*[}\]]+|<[^>]*>/g, '').trim();
      const same = /\p{L}/u.test(words) && translated.get(key) === text;
      return same && !MEANT_AS_ENGLISH[language]?.includes(text)
        ? [`${area}: ${key}: ${text}`]
        : [];
    });
  });
  expect(left).toEqual([]);
});

test.each(others)('what is listed as meant in English in %s is in use', (language) => {
  const used = listAreas(language).flatMap(([, texts]) => [...texts.values()]);
  const english = listAreas('en').flatMap(([, texts]) => [...texts.values()]);
  const meant = MEANT_AS_ENGLISH[language] ?? [];
  expect(meant.filter((text) => !used.includes(text) || !english.includes(text))).toEqual([]);
});
