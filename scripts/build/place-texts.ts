import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { at, isObject, type JsonFile, objectsAt, type Problem, strings } from './build.ts';
import { chooseLanguageInLiquid, chooseTextInLiquid } from './choose-in-liquid.ts';
import { FORM_TEXTS } from './form-texts.ts';
import { fillWords } from './generate-per-product.ts';
import { namesText, putTexts, type Texts } from './texts.ts';

/**
 * A file as it is deployed, with the texts that it names: pages get a table per language, a form its translations, the subject of a
 * mail a branch per language. A name that means nothing is added to `broken`.
 */
export function placeTexts(file: JsonFile, texts: Texts, broken: Problem[]): JsonFile {
  const say = (language: string) => (text: string) =>
    fillWords(
      putTexts(text, (key) => texts.find(language, key)),
      file.words ?? {},
    );
  const placed = { path: file.path, value: place(file, texts, say) };
  if (file.path.startsWith('tenant/texts/')) return placed;
  for (const { path: key, text } of strings(placed.value)) {
    const marker = text.match(/\[\[.*?\]\]/)?.[0];
    if (marker !== undefined)
      broken.push({ file: file.path, key, message: `nothing says what ${marker} is` });
  }
  return placed;
}

type Say = (language: string) => (text: string) => string;

function place({ path, value }: JsonFile, { languages }: Texts, say: Say): Json {
  if (path === 'tenant/prompts/custom-text.json')
    return Object.fromEntries(languages.map((each) => [each, mapTexts(value, say(each))]));
  if (path.startsWith('tenant/forms/')) return translateForm(value, languages, say);
  if (path.startsWith('tenant/emails/')) return translateSubject(value, languages, say);
  return value;
}

function translateForm(form: Json, languages: string[], say: Say): Json {
  const [primary = 'en', ...others] = languages;
  if (!isObject(form) || !strings(form).some(({ text }) => namesText(text))) return form;
  const translations = others.map((language) => [language, translate(form, say(language))]);
  return {
    ...(mapTexts(form, say(primary)) as JsonObject),
    translations: Object.fromEntries(translations),
  };
}

function translate(form: JsonObject, say: (text: string) => string): JsonObject {
  const components = objectsAt(form, 'nodes')
    .flatMap((node) => objectsAt(node, 'config.components'))
    .map((component) => [String(component.id), translateComponent(component, say)] as const)
    .filter(([, texts]) => Object.keys(texts).length > 0);
  const messages = Object.entries(at(form, 'messages.custom') ?? {}).flatMap(([key, text]) =>
    namesText(text) ? [[key, say(text)] as const] : [],
  );
  return {
    components: Object.fromEntries(components),
    ...(messages.length > 0 && { messages: { custom: Object.fromEntries(messages) } }),
  };
}

function translateComponent(component: JsonObject, say: (text: string) => string): JsonObject {
  const found = FORM_TEXTS.flatMap((path) => {
    const text = at(component, path);
    return namesText(text) ? [{ key: path.replace('config.', ''), path, text: say(text) }] : [];
  });
  const own = found.filter(({ key, path }) => key === path);
  const config = found.filter(({ key, path }) => key !== path);
  return {
    ...Object.fromEntries(own.map(({ key, text }) => [key, text])),
    ...(config.length > 0 && {
      config: Object.fromEntries(config.map(({ key, text }) => [key, text])),
    }),
  };
}

function translateSubject(email: Json, languages: string[], say: Say): Json {
  const subject = at(email, 'subject');
  if (!isObject(email) || !namesText(subject)) return email;
  const texts = languages.map((language) => ({ language, text: say(language)(subject) }));
  const choice = chooseLanguageInLiquid('request_language', languages).replaceAll('\n', '');
  return { ...email, subject: choice + chooseTextInLiquid(texts) };
}

function mapTexts(value: Json, say: (text: string) => string): Json {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, say));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, say)]));
}
