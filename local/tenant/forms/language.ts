import { defaultErrors } from './default-errors.ts';
import type { Component, Form } from './definition.ts';
import type { ErrorKey } from './form-rules.ts';

/** The form's language for a browser's Accept-Language. Universal Login's own language and `ui_locales` play no part. */
export function chooseLanguage(form: Form, acceptLanguage: string | undefined): string {
  const available = [primaryOf(form), ...Object.keys(form.translations ?? {})];
  for (const wanted of readAcceptLanguage(acceptLanguage ?? '')) {
    const found =
      available.find((language) => language.toLowerCase() === wanted) ??
      available.find((language) => baseOf(language) === baseOf(wanted));
    if (found !== undefined) return found;
  }
  return form.languages?.default ?? primaryOf(form);
}

/** The component with its texts in that language, where the form has them. */
export function localise<Each extends Component>(
  form: Form,
  language: string,
  component: Each,
): Each {
  const { config, ...texts } = translationOf(form, language)?.components?.[component.id] ?? {};
  if (config === undefined && Object.keys(texts).length === 0) return component;
  return { ...component, ...texts, config: { ...component.config, ...config } };
}

/** The form's custom message, in that language or in its own. */
export function findMessage(form: Form, language: string, key: string): string | undefined {
  const translated = translationOf(form, language)?.messages?.custom ?? {};
  const own = form.messages?.custom ?? {};
  if (Object.hasOwn(translated, key)) return translated[key];
  return Object.hasOwn(own, key) ? own[key] : undefined;
}

/** What a refused field or a failed flow says. */
export function findError(form: Form, language: string, key: ErrorKey): string {
  const standard = defaultErrors[baseOf(language)] ?? defaultErrors.en;
  const translated = translationOf(form, language)?.messages?.errors?.[key];
  const own = language === primaryOf(form) ? form.messages?.errors?.[key] : undefined;
  return translated ?? own ?? standard?.[key] ?? key;
}

function primaryOf(form: Form): string {
  return form.languages?.primary ?? 'en';
}

function translationOf(form: Form, language: string) {
  const translations = form.translations ?? {};
  return Object.hasOwn(translations, language) ? translations[language] : undefined;
}

function baseOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

function readAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .map((item) => {
      const [language = '', ...parameters] = item.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language, quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
    })
    .filter(({ language, quality }) => language !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language);
}
