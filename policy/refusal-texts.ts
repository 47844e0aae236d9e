import type { Language } from './language.ts';

/** Why a sign-in ends without a token. The ids are stable: logged, shown as the short code, looked up by support. */
export type RefusalReason =
  | 'already_linked'
  | 'confirmation_expired'
  | 'confirmation_page_left'
  | 'confirmation_replaced'
  | 'confirmation_required'
  | 'email_in_use'
  | 'holds_product'
  | 'link_required'
  | 'merge_pending'
  | 'no_product_account'
  | 'not_confirmed'
  | 'not_rolled_out'
  | 'organization_misconfigured'
  | 'other_organization'
  | 'password_below_policy'
  | 'password_changed'
  | 'password_page_left'
  | 'product_account_gone'
  | 'second_factor_required'
  | 'start_over'
  | 'unavailable'
  | 'unexpected'
  | 'unknown_application';

export type RefusalNames = { product: string; organization: string };

const TEXTS: Record<RefusalReason, Record<Language, string>> = {
  already_linked: {
    en: 'Your {product} account is already linked to another Akeneo Product Cloud account. Sign in with that account, or contact your Akeneo administrator.',
    fr: 'Votre compte {product} est déjà associé à un autre compte Akeneo Product Cloud. Connectez-vous avec ce compte ou contactez votre administrateur Akeneo.',
  },
  confirmation_expired: {
    en: 'Your email address was confirmed more than ten minutes ago, so the confirmation has expired. Sign in again to receive a new link.',
    fr: 'Votre adresse e-mail a été confirmée il y a plus de dix minutes : la confirmation a expiré. Reconnectez-vous pour recevoir un nouveau lien.',
  },
  confirmation_page_left: {
    en: 'This page only confirms an email address. Return to the tab where you started, or open your Akeneo product again.',
    fr: 'Cette page sert uniquement à confirmer une adresse e-mail. Retournez dans l’onglet où vous avez commencé ou rouvrez votre produit Akeneo.',
  },
  confirmation_replaced: {
    en: 'This sign-in was replaced by a newer one, or your account has changed since. Nothing is lost: sign in again.',
    fr: 'Cette connexion a été remplacée par une plus récente, ou votre compte a changé depuis. Rien n’est perdu : reconnectez-vous.',
  },
  confirmation_required: {
    en: 'Your email address is not confirmed yet. Sign in again to confirm it.',
    fr: 'Votre adresse e-mail n’est pas encore confirmée. Reconnectez-vous pour la confirmer.',
  },
  email_in_use: {
    en: 'This email address already belongs to another Akeneo Product Cloud account. Sign in with that account, or sign in again and confirm another work email.',
    fr: 'Cette adresse e-mail appartient déjà à un autre compte Akeneo Product Cloud. Connectez-vous avec ce compte, ou reconnectez-vous et confirmez une autre adresse professionnelle.',
  },
  holds_product: {
    en: 'The Akeneo Product Cloud account of this email address already has another {product} account at {organization}. Sign in again and confirm another work email, or contact your Akeneo administrator.',
    fr: 'Le compte Akeneo Product Cloud de cette adresse e-mail possède déjà un autre compte {product} chez {organization}. Reconnectez-vous et confirmez une autre adresse professionnelle, ou contactez votre administrateur Akeneo.',
  },
  link_required: {
    en: 'Your {product} account is not linked to your Akeneo Product Cloud account yet. Sign in again to link it.',
    fr: 'Votre compte {product} n’est pas encore associé à votre compte Akeneo Product Cloud. Reconnectez-vous pour l’associer.',
  },
  merge_pending: {
    en: 'Your {product} account is linked as soon as you sign in with the password of the account that owns this email address. Nothing is lost: sign in again with that email address.',
    fr: 'Votre compte {product} sera associé dès que vous vous connecterez avec le mot de passe du compte auquel appartient cette adresse e-mail. Rien n’est perdu : reconnectez-vous avec cette adresse.',
  },
  no_product_account: {
    en: 'You have no {product} account at {organization}. Ask the administrator of {product} at {organization} for access.',
    fr: 'Vous n’avez pas de compte {product} chez {organization}. Demandez l’accès à la personne qui administre {product} chez {organization}.',
  },
  not_confirmed: {
    en: 'Your email address was not confirmed. Sign in again to receive a new link.',
    fr: 'Votre adresse e-mail n’a pas été confirmée. Reconnectez-vous pour recevoir un nouveau lien.',
  },
  not_rolled_out: {
    en: 'Akeneo Product Cloud authentication is not enabled for you at {organization} yet. Sign in on the login page of {product}.',
    fr: 'L’authentification Akeneo Product Cloud n’est pas encore activée pour vous chez {organization}. Connectez-vous sur la page de connexion {product}.',
  },
  organization_misconfigured: {
    en: 'The sign-in of {organization} is not set up correctly. Contact Akeneo Support.',
    fr: 'La connexion chez {organization} n’est pas configurée correctement. Contactez le support Akeneo.',
  },
  other_organization: {
    en: 'You began your first sign-in in another organization. Open the product where you started and finish it there, then come back.',
    fr: 'Vous avez commencé votre première connexion dans une autre organisation. Ouvrez le produit où vous avez commencé, terminez-la, puis revenez.',
  },
  password_below_policy: {
    en: 'Your password does not meet the rule of the Akeneo Product Cloud. Sign in again to choose a new one: 10 to 72 characters with an uppercase letter, a lowercase letter, a number and one of !@#$%^&*.',
    fr: 'Votre mot de passe ne respecte pas la règle de l’Akeneo Product Cloud. Reconnectez-vous pour en choisir un nouveau : 10 à 72 caractères avec une majuscule, une minuscule, un chiffre et l’un des caractères !@#$%^&*.',
  },
  password_changed: {
    en: 'Your password has been changed since you signed in here. Sign in again with your new password.',
    fr: 'Votre mot de passe a été modifié depuis votre connexion. Reconnectez-vous avec votre nouveau mot de passe.',
  },
  password_page_left: {
    en: 'That page only mails a link to choose a new password. Open the newest mail from Akeneo, choose your new password, then sign in with it.',
    fr: 'Cette page sert uniquement à envoyer un lien pour choisir un nouveau mot de passe. Ouvrez l’e-mail Akeneo le plus récent, choisissez votre nouveau mot de passe, puis connectez-vous avec celui-ci.',
  },
  product_account_gone: {
    en: 'The product account that your first sign-in was started with no longer exists. Your email address is free again: sign in again with your {product} password. If you have none, ask the administrator of {product} at {organization} for access.',
    fr: 'Le compte produit avec lequel votre première connexion avait été commencée n’existe plus. Votre adresse e-mail est de nouveau libre : reconnectez-vous avec votre mot de passe {product}. Si vous n’en avez pas, demandez l’accès à la personne qui administre {product} chez {organization}.',
  },
  second_factor_required: {
    en: 'Your second factor is needed before this can go on, and there was no page to ask you for it. Nothing is lost: sign in again.',
    fr: 'Votre second facteur est nécessaire pour continuer, et aucune page ne pouvait vous le demander. Rien n’est perdu : reconnectez-vous.',
  },
  start_over: {
    en: 'A sign-in with your email address had been started in another organization and was never finished. Your address is free again and nothing is lost: sign in again with your {product} password.',
    fr: 'Une connexion avec votre adresse e-mail avait été commencée dans une autre organisation, sans jamais être terminée. Votre adresse est de nouveau libre et rien n’est perdu : reconnectez-vous avec votre mot de passe {product}.',
  },
  unavailable: {
    en: 'Signing in is temporarily unavailable. Nothing is lost: try again in a few minutes.',
    fr: 'La connexion est momentanément indisponible. Rien n’est perdu : réessayez dans quelques minutes.',
  },
  unexpected: {
    en: 'We could not sign you in. Nothing is lost: try again, and contact Akeneo Support if it happens again.',
    fr: 'Nous n’avons pas pu vous connecter. Rien n’est perdu : réessayez et contactez le support Akeneo si cela se reproduit.',
  },
  unknown_application: {
    en: 'This application cannot be used with the Akeneo Product Cloud. Contact Akeneo Support.',
    fr: 'Cette application ne peut pas être utilisée avec l’Akeneo Product Cloud. Contactez le support Akeneo.',
  },
};

/** What the person reads; it ends with the reason id in brackets, which products show as the short code. */
export function describeRefusal(
  reason: RefusalReason,
  language: Language,
  names: RefusalNames,
): string {
  const text = TEXTS[reason][language]
    .replaceAll('{product}', () => names.product)
    .replaceAll('{organization}', () => names.organization);
  return `${text} [${reason}]`;
}
