import type { TextKey } from './en.ts';

/** The same texts in French. */
export const fr: Record<TextKey, string> = {
  sign_in: 'Se connecter',
  sign_out: 'Se déconnecter',
  try_again: 'Réessayer',
  not_you: 'Ce n’est pas vous ? Se déconnecter',
  code: 'Code',
  time: 'Heure',
  ask_support:
    'Si le problème persiste, contactez votre administrateur Akeneo ou le support Akeneo en indiquant votre adresse e-mail, ce code et cette heure, ou avec une capture d’écran de cette page.',
  start_title: 'Quelle organisation ?',
  start_text: 'Chaque client ouvre {product} à une adresse qui lui est propre.',
  not_found_title: 'Page introuvable',
  not_found_text:
    'Il n’y a rien à cette adresse. Vérifiez son orthographe ou reprenez depuis l’accueil.',
  back_to_start: 'Retour à l’accueil',

  home_welcome: 'Bienvenue, {name}',
  home_account: 'Mon compte',
  home_email: 'Adresse e-mail',
  home_username: 'Nom d’utilisateur',
  home_organization: 'Organisation',
  home_way: 'Connecté avec',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Page de connexion {product}',
  home_product_cloud_account: 'Compte Product Cloud',
  home_not_linked: 'Pas encore associé',
  home_roles: 'Rôles',
  home_preferences: 'Préférences',
  home_history: 'Historique',
  home_no_history: 'Rien n’a encore été créé ou modifié.',
  home_created: 'Créé',
  home_edited: 'Modifié',
  preference_default_locale: 'Langue par défaut',
  preference_default_channel: 'Canal par défaut',
  preference_default_view: 'Vue par défaut',
  preference_language: 'Langue',
  preference_notifications: 'Notifications',

  profile_picture: 'Profil de {name}',
  profile_title: 'Mon compte',
  profile_edit: 'Modifier',
  profile_general: 'Général',
  profile_password: 'Mot de passe',
  profile_name: 'Nom',
  profile_locale: 'Langue de l’interface',
  profile_read_only: 'Votre administrateur peut modifier ces informations.',
  profile_not_linked:
    'Votre compte n’est pas associé à Akeneo Product Cloud dans cette session. Pour choisir un nouveau mot de passe, utilisez le lien « Mot de passe oublié ? » de la page de connexion.',
  reset_link_title: 'Réinitialisation du mot de passe',
  reset_link_note:
    'Votre mot de passe Akeneo Product Cloud est commun à toutes les applications associées',
  reset_link_address: 'Le lien est envoyé à {email}.',
  reset_link_button: 'Envoyer un lien de réinitialisation',
  reset_link_waiting: 'Envoyer un lien de réinitialisation ({seconds}s)',
  reset_link_sent:
    'Consultez votre boîte de réception : un lien pour choisir un nouveau mot de passe est en route. Il est peut-être dans vos courriers indésirables.',
  reset_link_too_soon:
    'Un lien vient d’être envoyé. Vous pourrez en demander un autre dans quelques secondes.',
  reset_link_too_many:
    'Vous avez demandé plusieurs e-mails en peu de temps. Attendez une minute avant de recommencer.',
  reset_link_failed:
    'Le lien n’a pas pu être envoyé : Akeneo Product Cloud ne répond pas. Veuillez réessayer dans quelques minutes.',

  signed_out_title: 'Vous êtes déconnecté',
  signed_out_text: 'Vous avez quitté {product} et Akeneo Product Cloud.',
  refused_title: 'La connexion n’a pas abouti',
  refused_text:
    'Akeneo Product Cloud ne vous a pas laissé entrer. Veuillez réessayer dans quelques minutes.',
  refused_blocked:
    'Ce compte Akeneo Product Cloud est bloqué. Adressez-vous à votre administrateur.',
  refused_no_account:
    'Vous n’avez pas de compte dans {product} chez {organization}. Demandez une invitation à votre administrateur.',
  refused_disabled:
    'Votre compte dans {product} chez {organization} est désactivé. Adressez-vous à votre administrateur.',
  refused_not_a_member:
    'Le compte avec lequel vous vous êtes connecté n’appartient pas à {organization}. Connectez-vous avec un autre compte ou adressez-vous à votre administrateur.',
  unfinished_title: 'Cette connexion n’a pas pu aboutir',
  unfinished_text:
    'Elle a duré trop longtemps, était déjà terminée ou a commencé dans un autre navigateur. Veuillez recommencer.',
  unavailable_title: 'Temporairement indisponible',
  unavailable_text: 'Akeneo Product Cloud ne répond pas. Veuillez réessayer dans quelques minutes.',

  login_title: 'Se connecter à {product}',
  login_identifier_pim: 'Nom d’utilisateur ou adresse e-mail',
  login_identifier_sdm: 'Adresse e-mail',
  login_password: 'Mot de passe',
  login_button: 'Connexion',
  login_forgot: 'Mot de passe oublié ?',
  login_wrong: 'Identifiants invalides.',
  login_locked:
    'Votre compte est verrouillé pendant 5 minutes après un trop grand nombre de tentatives d’authentification.',
  form_expired: 'Cette page avait expiré. Veuillez réessayer.',

  request_title: 'Mot de passe oublié ?',
  request_text_pim:
    'Saisissez votre nom d’utilisateur ou votre adresse e-mail pour recevoir un lien.',
  request_text_sdm: 'Saisissez votre adresse e-mail pour recevoir un lien.',
  request_button_pim: 'Demander',
  request_button_sdm: 'Envoyer le lien de réinitialisation',
  request_too_soon:
    'Le mot de passe de cet utilisateur a déjà été demandé au cours des dernières 24 heures.',
  request_back: 'Retour à la connexion',
  sent_title: 'Consultez votre boîte de réception',
  sent_text_pim:
    'Si cet utilisateur existe, un e-mail avec un lien pour définir un nouveau mot de passe est en route. Une demande est possible toutes les 24 heures.',
  sent_text_sdm:
    'Si cette adresse est celle d’un utilisateur, un e-mail avec un lien pour définir un nouveau mot de passe est en route.',

  reset_title_pim: 'Réinitialiser votre mot de passe',
  reset_title_sdm: 'Définir un nouveau mot de passe',
  reset_new: 'Nouveau mot de passe',
  reset_repeat: 'Confirmer le nouveau mot de passe',
  reset_rule_pim: 'Au moins 8 caractères.',
  reset_rule_sdm:
    'Au moins 10 caractères, dont une majuscule, une minuscule, un chiffre et un caractère spécial parmi !@#$%^&*.',
  reset_button_pim: 'Réinitialiser',
  reset_button_sdm: 'Réinitialiser le mot de passe',
  reset_weak_pim: 'Le mot de passe doit contenir au moins 8 caractères',
  reset_weak_sdm: 'Ce mot de passe ne respecte pas la règle ci-dessous.',
  reset_different: 'Les mots de passe ne correspondent pas',
  reset_done: 'Votre mot de passe a bien été réinitialisé. Vous pouvez maintenant vous connecter.',
  reset_done_title: 'Votre mot de passe a été réinitialisé',
  reset_done_product_cloud:
    'Retournez à l’onglet Akeneo Product Cloud, cliquez sur Retour sur l’écran « Consultez votre boîte de réception » et saisissez votre nouveau mot de passe.',
  reset_gone_title: 'Ce lien ne fonctionne plus',
  reset_gone_text:
    'Il a déjà servi, a expiré ou n’a pas été copié en entier. Demandez-en un nouveau là où vous avez demandé celui-ci.',

  mail_greeting: 'Bonjour {name},',
  mail_reset_subject: 'Réinitialisez votre mot de passe {product}',
  mail_reset_text:
    'Quelqu’un a demandé un nouveau mot de passe pour votre compte {product} chez {organization}. Suivez ce lien pour le définir :',
  mail_reset_button: 'Définir un nouveau mot de passe',
  mail_reset_ignore:
    'Si ce n’était pas vous, ignorez cet e-mail : votre mot de passe reste inchangé.',
  mail_claim_subject: 'Votre compte {product} est maintenant associé à Akeneo Product Cloud',
  mail_claim_text:
    'Le {date}, votre compte {product} chez {organization} a été associé au compte Akeneo Product Cloud {account}. Vous vous connectez désormais avec l’adresse e-mail et le mot de passe de ce compte. Vos rôles, vos préférences et votre historique restent inchangés.',
  mail_claim_not_you:
    'Si ce n’était pas vous, contactez immédiatement votre administrateur Akeneo : quelqu’un connaît peut-être votre mot de passe {product}.',
  mail_footer: '{product} a envoyé cet e-mail à l’adresse enregistrée pour votre compte.',
};
