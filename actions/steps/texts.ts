import type { Language } from '../../policy/language.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import de from '../../tenant/texts/de/actions.json';
import en from '../../tenant/texts/en/actions.json';
import es from '../../tenant/texts/es/actions.json';
import fr from '../../tenant/texts/fr/actions.json';
import it from '../../tenant/texts/it/actions.json';
import ja from '../../tenant/texts/ja/actions.json';
import ptBR from '../../tenant/texts/pt-BR/actions.json';
import zhCN from '../../tenant/texts/zh-CN/actions.json';

/** What Actions say themselves: why a sign-in ends, and the subjects of the mails that their forms send. */
export interface ActionTexts {
  refusals: Record<RefusalReason, string>;
  subjects: { confirm_email: string; choose_password: string };
}

/** In every language. The build leaves out the refusals that a script never gives. */
export const TEXTS: Record<Language, ActionTexts> = {
  en,
  fr,
  de,
  es,
  it,
  'pt-BR': ptBR,
  ja,
  'zh-CN': zhCN,
};
