import type { Language } from '../../policy/language.ts';

const CLOUD = 'Akeneo Product Cloud';

/** Texts that are the same in a language as in English, and are not forgotten: the word is the same, or a name. */
export const MEANT_AS_ENGLISH: Partial<Record<Language, readonly string[]>> = {
  fr: ['Code', 'Notifications', CLOUD],
  de: ['Code', 'Name', CLOUD],
  es: ['Roles', CLOUD],
  it: ['Password', CLOUD],
  'pt-BR': [CLOUD],
  ja: [CLOUD],
  'zh-CN': [CLOUD],
};
