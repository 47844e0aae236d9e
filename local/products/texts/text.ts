import { chooseLanguage, type Language } from '../../../policy/language.ts';
import { de } from './de.ts';
import { en, type TextKey } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ptBR } from './pt-BR.ts';
import { zhCN } from './zh-CN.ts';

export type { Language, TextKey };

/** Every text of the products, by language. */
export const tables: Record<Language, Record<TextKey, string>> = {
  en,
  fr,
  de,
  es,
  it,
  'pt-BR': ptBR,
  ja,
  'zh-CN': zhCN,
};

/** The text of a key, with `{name}` replaced from `values`. */
export function text(
  language: Language,
  key: TextKey,
  values: Record<string, string> = {},
): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? placeholder) : placeholder,
  );
}

/** Whether a stored key, a notice for instance, names a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** The language of a user's locale: `fr-FR` is `fr`, what we do not speak is `en`. */
export function languageOfLocale(locale: string): Language {
  return chooseLanguage([locale]);
}

/** The first language of an Accept-Language header that we speak, by weight. */
export function languageOfHeader(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return chooseLanguage(wanted.map(({ tag }) => tag));
}
