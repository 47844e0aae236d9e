import {
  at,
  type Build,
  filesIn,
  isObject,
  type JsonFile,
  keysAt,
  objectsAt,
  type Problem,
} from '../build.ts';
import { FORM_TEXTS } from '../form-texts.ts';
import { enabledLocales } from '../texts.ts';

/** Each form says everything in every enabled language: the primary one in place, the others under `translations`. */
export function checkFormTexts(build: Build): Problem[] {
  const locales = enabledLocales(build);
  return filesIn(build, 'tenant/forms').flatMap((form) => {
    const primary = String(at(form.value, 'languages.primary'));
    const others = locales.filter((locale) => locale !== primary);
    const wrongPrimary = locales.includes(primary)
      ? []
      : [{ file: form.path, key: 'languages.primary', message: 'must be an enabled language' }];
    const unwanted = keysAt(form.value, 'translations')
      .filter((language) => !others.includes(language))
      .map((language) => ({
        file: form.path,
        key: `translations.${language}`,
        message: 'is not another enabled language',
      }));
    return [
      ...wrongPrimary,
      ...unwanted,
      ...others.flatMap((locale) => compareTexts(form, locale)),
    ];
  });
}

function compareTexts({ path: file, value }: JsonFile, locale: string): Problem[] {
  const components = objectsAt(value, 'nodes').flatMap((node) =>
    objectsAt(node, 'config.components'),
  );
  const expected = [
    ...components.flatMap((component) =>
      FORM_TEXTS.filter((text) => at(component, text) !== undefined).map(
        (text) => `components.${at(component, 'id')}.${text}`,
      ),
    ),
    ...['custom', 'errors'].flatMap((kind) =>
      keysAt(value, `messages.${kind}`).map((key) => `messages.${kind}.${key}`),
    ),
  ];
  const translation = at(value, `translations.${locale}`);
  const written = isObject(translation) ? leaves(translation) : [];
  const inLocale = (key: string) => `translations.${locale}.${key}`;
  return [
    ...expected
      .filter((key) => !written.includes(key))
      .map((key) => ({ file, key: inLocale(key), message: 'is missing' })),
    ...written
      .filter((key) => !expected.includes(key))
      .map((key) => ({ file, key: inLocale(key), message: 'translates nothing in the form' })),
  ];
}

function leaves(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof inner === 'string') return inner.trim() === '' ? [] : [here];
    return typeof inner === 'object' && inner !== null ? leaves(inner, here) : [];
  });
}
