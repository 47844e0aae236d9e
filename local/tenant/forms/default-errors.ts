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
  de: {
    ERR_REQUIRED_PROPERTY: 'Dieses Feld ist erforderlich.',
    ERR_ACCEPTANCE_REQUIRED: 'Sie müssen zustimmen, um fortzufahren.',
    ERR_EMAIL_EXPECTED: 'Geben Sie eine gültige E-Mail-Adresse ein.',
    ERR_TOO_SHORT_STRING: 'Das ist zu kurz.',
    ERR_TOO_LONG_STRING: 'Das ist zu lang.',
    ERR_GENERIC_ERROR:
      'Etwas ist schiefgegangen. Nichts ist verloren: Bitte versuchen Sie es erneut.',
  },
  es: {
    ERR_REQUIRED_PROPERTY: 'Este campo es obligatorio.',
    ERR_ACCEPTANCE_REQUIRED: 'Debe aceptarlo para continuar.',
    ERR_EMAIL_EXPECTED: 'Introduzca un correo electrónico válido.',
    ERR_TOO_SHORT_STRING: 'Es demasiado corto.',
    ERR_TOO_LONG_STRING: 'Es demasiado largo.',
    ERR_GENERIC_ERROR: 'Se ha producido un error. No se ha perdido nada: vuelva a intentarlo.',
  },
  it: {
    ERR_REQUIRED_PROPERTY: 'Questo campo è obbligatorio.',
    ERR_ACCEPTANCE_REQUIRED: 'Devi accettare per continuare.',
    ERR_EMAIL_EXPECTED: 'Inserisci un indirizzo e-mail valido.',
    ERR_TOO_SHORT_STRING: 'È troppo corto.',
    ERR_TOO_LONG_STRING: 'È troppo lungo.',
    ERR_GENERIC_ERROR: 'Si è verificato un errore. Nulla è andato perso: riprova.',
  },
  pt: {
    ERR_REQUIRED_PROPERTY: 'Este campo é obrigatório.',
    ERR_ACCEPTANCE_REQUIRED: 'Você precisa aceitar para continuar.',
    ERR_EMAIL_EXPECTED: 'Insira um e-mail válido.',
    ERR_TOO_SHORT_STRING: 'É curto demais.',
    ERR_TOO_LONG_STRING: 'É longo demais.',
    ERR_GENERIC_ERROR: 'Algo deu errado. Nada foi perdido: tente novamente.',
  },
  ja: {
    ERR_REQUIRED_PROPERTY: 'この項目は必須です。',
    ERR_ACCEPTANCE_REQUIRED: '続行するには同意が必要です。',
    ERR_EMAIL_EXPECTED: '有効なメールアドレスを入力してください。',
    ERR_TOO_SHORT_STRING: '短すぎます。',
    ERR_TOO_LONG_STRING: '長すぎます。',
    ERR_GENERIC_ERROR: '問題が発生しました。データは失われていません。もう一度お試しください。',
  },
  zh: {
    ERR_REQUIRED_PROPERTY: '此字段为必填项。',
    ERR_ACCEPTANCE_REQUIRED: '您必须接受才能继续。',
    ERR_EMAIL_EXPECTED: '请输入有效的电子邮箱。',
    ERR_TOO_SHORT_STRING: '内容过短。',
    ERR_TOO_LONG_STRING: '内容过长。',
    ERR_GENERIC_ERROR: '出现问题。没有丢失任何内容：请重试。',
  },
};
