import type { ErrorKey } from './form-rules.ts';

/** What the form says where neither `messages.errors` nor a translation of it does. */
export const defaultErrors: Record<string, Record<ErrorKey, string>> = {
  en: {
    ERR_REQUIRED_PROPERTY: 'This field is required.',
    ERR_ACCEPTANCE_REQUIRED: 'You must accept this to continue.',
    ERR_EMAIL_EXPECTED: 'Enter a valid email address.',
    ERR_TOO_SHORT_STRING: 'This is too short.',
    ERR_TOO_LONG_STRING: 'This is too long.',
    ERR_GENERIC_ERROR: 'Something went wrong. Nothing is lost: please try again.',
  },
  fr: {
    ERR_REQUIRED_PROPERTY: 'Ce champ est obligatoire.',
    ERR_ACCEPTANCE_REQUIRED: 'Vous devez accepter pour continuer.',
    ERR_EMAIL_EXPECTED: 'Saisissez une adresse e-mail valide.',
    ERR_TOO_SHORT_STRING: 'C’est trop court.',
    ERR_TOO_LONG_STRING: 'C’est trop long.',
    ERR_GENERIC_ERROR: 'Une erreur est survenue. Rien n’est perdu : veuillez réessayer.',
  },
};
