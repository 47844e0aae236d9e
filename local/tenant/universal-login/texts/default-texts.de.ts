// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In German, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const german: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': 'Falscher Benutzername oder falsches Passwort',
      'wrong-email-credentials': 'Falsche E-Mail-Adresse oder falsches Passwort',
      'wrong-username-credentials': 'Benutzername oder Passwort ist nicht korrekt',
      'wrong-email-username-credentials':
        'E-Mail-Adresse, Benutzername oder Passwort ist nicht korrekt',
      'no-password': 'Das Passwort ist erforderlich',
      'invalid-email-format': 'Die E-Mail-Adresse ist ungültig.',
      'custom-script-error-code': 'Etwas ist schiefgegangen. Bitte versuchen Sie es später erneut.',
      'auth0-users-validation': 'Etwas ist schiefgegangen. Bitte versuchen Sie es später erneut.',
      'no-db-connection': 'Ungültige Verbindung',
      'invalid-connection': 'Ungültige Verbindung',
      usernameOnlyPlaceholder: 'Benutzername',
      passwordPlaceholder: 'Passwort',
      showPasswordText: 'Passwort anzeigen',
      hidePasswordText: 'Passwort verbergen',
      editEmailText: 'Ändern',
      forgotPasswordText: 'Sie können sich nicht anmelden?',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': 'Bitte geben Sie eine E-Mail-Adresse ein',
      'no-username': 'Der Benutzername ist erforderlich',
      'no-email-username': 'E-Mail-Adresse oder Benutzername ist erforderlich',
      'invalid-email-format': 'Die E-Mail-Adresse ist ungültig.',
      'invalid-email-username':
        'Geben Sie eine gültige E-Mail-Adresse oder einen gültigen Benutzernamen ein',
      'no-db-connection': 'Ungültige Verbindung',
      'invalid-connection': 'Ungültige Verbindung',
      usernameOnlyPlaceholder: 'Benutzername',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Geben Sie Ihr Einmalpasswort ein, um sich anzumelden | ${clientName}',
      title: 'Bestätigen Sie Ihre Identität',
      description: 'Sehen Sie in Ihrer App für Einmalpasswörter nach dem Code.',
      placeholder: 'Geben Sie Ihren Einmalcode ein',
      buttonText: 'Weiter',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'Der Code muss aus 6 Ziffern bestehen',
      'invalid-code': 'Der eingegebene Code ist ungültig',
      'too-many-failures':
        'Zu viele falsche Codes. Warten Sie einige Minuten, bevor Sie es erneut versuchen.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription:
        'Geben Sie Ihren Benutzernamen ein. Wir senden Ihnen eine Anleitung zum Zurücksetzen Ihres Passworts.',
      placeholderEmail: 'E-Mail-Adresse',
      placeholderUsername: 'Benutzername',
      usernamePlaceholder: 'Benutzername',
      logoAltText: '${companyName}',
      'no-username': 'Der Benutzername ist erforderlich',
      'reset-password-error':
        'Beim Senden der E-Mail ist ein Problem aufgetreten. Bitte versuchen Sie es später erneut.',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email':
        'Sie haben die zulässige Zahl von E-Mails überschritten. Warten Sie einige Minuten und versuchen Sie es erneut.',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: 'Passwort anzeigen',
      hidePasswordText: 'Passwort verbergen',
      'password-too-weak': 'Das Passwort ist zu schwach',
      'password-policy-length-at-least': 'Mindestens ${length} Zeichen',
      'password-policy-contains-at-least':
        'Mindestens ${count} der folgenden ${total} Arten von Zeichen:',
      'password-policy-all-of': 'Alle folgenden Arten von Zeichen:',
      'password-policy-lower-case': 'Kleinbuchstaben (a-z)',
      'password-policy-upper-case': 'Großbuchstaben (A-Z)',
      'password-policy-numbers': 'Ziffern (0-9)',
      'password-policy-special-characters': 'Sonderzeichen (!@#$%^&*)',
      'password-contains-user-information': 'Das Passwort enthält Angaben zu Ihrer Person',
      'auth0-users-expired-ticket': 'Dieser Link ist abgelaufen.',
      'auth0-users-used-ticket': 'Dieser Link wurde bereits verwendet.',
      'auth0-users-validation': 'Etwas ist schiefgegangen. Bitte versuchen Sie es später erneut.',
      'custom-script-error-code': 'Etwas ist schiefgegangen. Bitte versuchen Sie es später erneut.',
    },
    'reset-password-success': {
      logoAltText: '${companyName}',
    },
    'reset-password-error': {
      logoAltText: '${companyName}',
    },
  },
  'brute-force-protection': {
    'brute-force-protection-unblock': {
      pageTitle: 'Entsperren Sie Ihr Konto | ${clientName}',
      title: 'Entsperren Sie Ihr Konto',
      description: 'Bestätigen Sie, dass Sie das Konto ${email} entsperren möchten.',
      buttonText: 'Entsperren',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Konto entsperrt | ${clientName}',
      title: 'Konto entsperrt',
      description: 'Ihr Konto wurde entsperrt. Sie können sich wieder anmelden.',
      buttonText: 'Zurück zu ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Konto nicht entsperrt | ${clientName}',
      title: 'Ungültiger Link',
      description:
        'Dieser Link ist abgelaufen oder wurde bereits verwendet. Bitte versuchen Sie, sich erneut anzumelden.',
      buttonText: 'Zurück zu ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': 'Etwas ist schiefgegangen',
      'error-description':
        'Möglicherweise ist das System falsch konfiguriert oder der Dienst gestört. Bitte versuchen Sie es erneut.',
      'error-support': 'Wenn das Problem bestehen bleibt, wenden Sie sich an die Administration.',
      'error-details': 'Technische Angaben',
      'error-tracking': 'Tracking-ID',
      'error-label': 'Fehler',
      'session-not-found':
        'Möglicherweise haben Sie die Zurück-Taste benutzt, die Seite bei der Anmeldung neu geladen oder zu viele Anmeldefenster geöffnet, oder es gibt ein Problem mit Cookies: Wir konnten Ihre Sitzung nicht finden. Melden Sie sich erneut über die Anwendung an, und wenden Sie sich an die Administration, wenn das Problem bestehen bleibt.',
    },
  },
};
