// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

const tryLater = "Une erreur s'est produite. Veuillez réessayer plus tard.";

const credentials = {
  'wrong-credentials': "Nom d'utilisateur ou mot de passe incorrect",
  'wrong-email-credentials': 'Adresse e-mail ou mot de passe incorrect',
  'wrong-username-credentials': "Nom d'utilisateur ou mot de passe incorrect",
  'wrong-email-username-credentials': "Adresse e-mail, nom d'utilisateur ou mot de passe incorrect",
  'no-email': 'Veuillez saisir une adresse e-mail',
  'no-username': "Le nom d'utilisateur est obligatoire",
  'no-email-username': "L'adresse e-mail ou le nom d'utilisateur est obligatoire",
  'no-password': 'Le mot de passe est obligatoire',
  'invalid-email-format': "L'adresse e-mail n'est pas valide.",
  'invalid-email-username': "Saisissez une adresse e-mail ou un nom d'utilisateur valide",
  'user-blocked': 'Votre compte a été bloqué après plusieurs tentatives de connexion consécutives.',
  'same-user-login':
    'Trop de tentatives de connexion pour cet utilisateur. Veuillez patienter, puis réessayer.',
  'ip-blocked':
    "Nous avons détecté un comportement de connexion suspect et les prochaines tentatives seront bloquées. Veuillez contacter l'administrateur.",
  'custom-script-error-code': tryLater,
  'auth0-users-validation': tryLater,
  'authentication-failure': "Une erreur s'est produite lors de la tentative de connexion",
  'no-db-connection': 'Connexion non valide',
  'invalid-connection': 'Connexion non valide',
  emailPlaceholder: 'Adresse e-mail',
  usernameOnlyPlaceholder: "Nom d'utilisateur",
  usernameOrEmailPlaceholder: "Nom d'utilisateur ou adresse e-mail",
  passwordPlaceholder: 'Mot de passe',
  showPasswordText: 'Afficher le mot de passe',
  hidePasswordText: 'Masquer le mot de passe',
  editEmailText: 'Modifier',
  buttonText: 'Continuer',
  pageTitle: 'Connexion | ${clientName}',
  logoAltText: '${companyName}',
};

const tooManyEmails =
  "Vous avez dépassé le nombre d'e-mails autorisé. Patientez quelques minutes et réessayez.";
const returnToLogin =
  'Pour réinitialiser votre mot de passe, retournez à la page de connexion et sélectionnez « Mot de passe oublié » pour recevoir un nouvel e-mail.';

/** The same texts in French. */
export const french: PromptTexts = {
  'login-id': {
    'login-id': {
      ...credentials,
      title: 'Bienvenue',
      description: 'Connectez-vous à ${companyName} pour continuer vers ${clientName}.',
      forgotPasswordText: 'Vous ne parvenez pas à vous connecter ?',
    },
  },
  'login-password': {
    'login-password': {
      ...credentials,
      title: 'Saisissez votre mot de passe',
      description:
        'Saisissez votre mot de passe pour ${companyName} afin de continuer vers ${clientName}',
      forgotPasswordText: 'Mot de passe oublié ?',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Saisissez votre mot de passe à usage unique pour vous connecter | ${clientName}',
      title: 'Vérifiez votre identité',
      description:
        'Consultez votre application de mots de passe à usage unique pour obtenir un code.',
      placeholder: 'Saisissez votre code à usage unique',
      buttonText: 'Continuer',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'Le code doit comporter 6 chiffres',
      'invalid-code': "Le code que vous avez saisi n'est pas valide",
      'too-many-failures':
        'Trop de codes incorrects. Patientez quelques minutes avant de réessayer.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      pageTitle: 'Réinitialiser votre mot de passe | ${clientName}',
      title: 'Mot de passe oublié ?',
      descriptionEmail:
        'Saisissez votre adresse e-mail et nous vous enverrons les instructions pour réinitialiser votre mot de passe.',
      descriptionUsername:
        "Saisissez votre nom d'utilisateur et nous vous enverrons les instructions pour réinitialiser votre mot de passe.",
      emailDescription:
        'Saisissez votre adresse e-mail et nous vous enverrons les instructions pour réinitialiser votre mot de passe.',
      usernameDescription:
        "Saisissez votre nom d'utilisateur et nous vous enverrons les instructions pour réinitialiser votre mot de passe.",
      usernameOrEmailDescription:
        "Saisissez votre nom d'utilisateur ou votre adresse e-mail et nous vous enverrons les instructions pour réinitialiser votre mot de passe.",
      placeholderEmail: 'Adresse e-mail',
      placeholderUsername: "Nom d'utilisateur",
      emailPlaceholder: 'Adresse e-mail',
      usernamePlaceholder: "Nom d'utilisateur",
      usernameOrEmailPlaceholder: "Nom d'utilisateur ou adresse e-mail",
      buttonText: 'Continuer',
      backToLoginLinkText: 'Retour à ${clientName}',
      logoAltText: '${companyName}',
      'no-email': 'Veuillez saisir une adresse e-mail',
      'no-username': "Le nom d'utilisateur est obligatoire",
      'no-email-username': "L'adresse e-mail ou le nom d'utilisateur est obligatoire",
      'invalid-email-format': "L'adresse e-mail n'est pas valide.",
      'invalid-email-username': "Saisissez une adresse e-mail ou un nom d'utilisateur valide",
      'too-many-email': tooManyEmails,
      'too-many-requests': tooManyEmails,
      'reset-password-error':
        "Un problème est survenu lors de l'envoi de l'e-mail. Veuillez réessayer plus tard.",
    },
    'reset-password-email': {
      pageTitle: 'Consultez vos e-mails | ${clientName}',
      title: 'Consultez vos e-mails',
      emailDescription:
        "Consultez la boîte de réception de l'adresse ${email} pour obtenir les instructions de réinitialisation de votre mot de passe.",
      usernameDescription:
        "Consultez la boîte de réception de l'adresse e-mail associée au nom d'utilisateur ${email} pour obtenir les instructions de réinitialisation de votre mot de passe.",
      resendLinkText: "Renvoyer l'e-mail",
      resendText: "Vous n'avez pas reçu d'e-mail ?",
      backButtonText: 'Retour',
      logoAltText: '${companyName}',
      'too-many-email': tooManyEmails,
    },
    'reset-password': {
      pageTitle: 'Réinitialiser votre mot de passe | ${clientName}',
      title: 'Modifier votre mot de passe',
      description: 'Saisissez un nouveau mot de passe ci-dessous pour modifier votre mot de passe.',
      buttonText: 'Réinitialiser le mot de passe',
      passwordPlaceholder: 'Nouveau mot de passe',
      reEnterpasswordPlaceholder: 'Confirmer le nouveau mot de passe',
      passwordSecurityText: 'Votre mot de passe doit contenir :',
      logoAltText: '${companyName}',
      showPasswordText: 'Afficher le mot de passe',
      hidePasswordText: 'Masquer le mot de passe',
      'no-password-reset': 'Saisissez un nouveau mot de passe.',
      'no-re-enter-password': 'La confirmation du nouveau mot de passe est manquante',
      'password-mismatch': 'Les mots de passe ne correspondent pas',
      'password-too-weak': 'Le mot de passe est trop faible',
      'password-policy-not-conformant': 'Le mot de passe ne respecte pas les exigences',
      'password-policy-length-at-least': 'Au moins ${length} caractères',
      'password-policy-contains-at-least':
        'Au moins ${count} des ${total} types de caractères suivants :',
      'password-policy-all-of': 'Tous les types de caractères suivants :',
      'password-policy-lower-case': 'Lettres minuscules (a-z)',
      'password-policy-upper-case': 'Lettres majuscules (A-Z)',
      'password-policy-numbers': 'Chiffres (0-9)',
      'password-policy-special-characters': 'Caractères spéciaux (!@#$%^&*)',
      'password-contains-user-information':
        "Le mot de passe contient des informations sur l'utilisateur",
      'auth0-users-expired-ticket': 'Ce lien a expiré.',
      'auth0-users-used-ticket': 'Ce lien a déjà été utilisé.',
      'auth0-users-validation': tryLater,
      'custom-script-error-code': tryLater,
    },
    'reset-password-success': {
      pageTitle: 'Mot de passe réinitialisé | ${clientName}',
      eventTitle: 'Mot de passe modifié !',
      description: 'Votre mot de passe a été modifié avec succès.',
      buttonText: 'Retour à ${clientName}',
      logoAltText: '${companyName}',
    },
    'reset-password-error': {
      pageTitle: 'Erreur de réinitialisation | ${clientName}',
      eventTitleExpired: 'Lien expiré',
      eventTitleUsed: 'Lien non valide',
      eventTitleGeneric: 'Veuillez réessayer',
      descriptionExpired: returnToLogin,
      descriptionUsed: `Ce lien a déjà été utilisé. ${returnToLogin}`,
      descriptionGeneric:
        "Une erreur s'est produite. Retournez à la page de connexion et sélectionnez « Mot de passe oublié » pour réessayer.",
      backToLoginLinkText: 'Retour à ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  'brute-force-protection': {
    'brute-force-protection-unblock': {
      pageTitle: 'Débloquer votre compte | ${clientName}',
      title: 'Débloquer votre compte',
      description: 'Confirmez que vous souhaitez débloquer le compte ${email}.',
      buttonText: 'Débloquer',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Compte débloqué | ${clientName}',
      title: 'Compte débloqué',
      description: 'Votre compte a été débloqué. Vous pouvez vous reconnecter.',
      buttonText: 'Retour à ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Compte non débloqué | ${clientName}',
      title: 'Lien non valide',
      description: 'Ce lien a expiré ou a déjà été utilisé. Essayez de vous reconnecter.',
      buttonText: 'Retour à ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': "Une erreur s'est produite",
      'error-description':
        'Le système est peut-être mal configuré ou momentanément indisponible. Veuillez réessayer.',
      'error-support': "Si le problème persiste, contactez l'administrateur.",
      'error-details': 'Détails techniques',
      'error-tracking': 'Identifiant de suivi',
      'error-label': 'Erreur',
      'session-not-found':
        "Vous avez peut-être utilisé le bouton Retour, actualisé la page pendant la connexion ou ouvert trop de fenêtres de connexion, ou un problème lié aux cookies nous empêche de retrouver votre session. Reconnectez-vous depuis l'application et, si le problème persiste, contactez l'administrateur.",
    },
  },
  'custom-form': { 'custom-form': { pageTitle: 'Formulaire ${clientName}' } },
};
