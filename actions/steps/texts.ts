import type { Language } from '../../policy/language.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import en from '../../tenant/texts/en/actions.json';
import fr from '../../tenant/texts/fr/actions.json';

/** What Actions say themselves: why a sign-in ends, and the subjects of the mails that their forms send. */
export interface ActionTexts {
  refusals: Record<RefusalReason, string>;
  subjects: { confirm_email: string; choose_password: string };
}

/** In every language. The build leaves out the refusals that a script never gives. */
export const TEXTS: Record<Language, ActionTexts> = { en, fr };
