// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In Italian, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const italian: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': 'Nome utente o password errati',
      'wrong-email-credentials': 'Indirizzo e-mail o password errati',
      'wrong-username-credentials': 'Il nome utente o la password non sono corretti',
      'wrong-email-username-credentials':
        'L’indirizzo e-mail, il nome utente o la password non sono corretti',
      'no-password': 'La password è obbligatoria',
      'invalid-email-format': 'L’indirizzo e-mail non è valido.',
      'custom-script-error-code': 'Si è verificato un errore. Riprova più tardi.',
      'auth0-users-validation': 'Si è verificato un errore. Riprova più tardi.',
      'no-db-connection': 'Connessione non valida',
      'invalid-connection': 'Connessione non valida',
      usernameOnlyPlaceholder: 'Nome utente',
      passwordPlaceholder: 'Password',
      showPasswordText: 'Mostra la password',
      hidePasswordText: 'Nascondi la password',
      editEmailText: 'Modifica',
      forgotPasswordText: 'Non riesci ad accedere?',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': 'Inserisci un indirizzo e-mail',
      'no-username': 'Il nome utente è obbligatorio',
      'no-email-username': 'L’indirizzo e-mail o il nome utente è obbligatorio',
      'invalid-email-format': 'L’indirizzo e-mail non è valido.',
      'invalid-email-username': 'Inserisci un indirizzo e-mail o un nome utente valido',
      'no-db-connection': 'Connessione non valida',
      'invalid-connection': 'Connessione non valida',
      usernameOnlyPlaceholder: 'Nome utente',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Inserisci la password monouso per accedere | ${clientName}',
      title: 'Verifica la tua identità',
      description: 'Cerca il codice nella tua app per password monouso.',
      placeholder: 'Inserisci il codice monouso',
      buttonText: 'Continua',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'Il codice deve avere 6 cifre',
      'invalid-code': 'Il codice inserito non è valido',
      'too-many-failures': 'Troppi codici errati. Attendi qualche minuto prima di riprovare.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription:
        'Inserisci il nome utente e ti invieremo le istruzioni per reimpostare la password.',
      placeholderEmail: 'Indirizzo e-mail',
      placeholderUsername: 'Nome utente',
      usernamePlaceholder: 'Nome utente',
      logoAltText: '${companyName}',
      'no-username': 'Il nome utente è obbligatorio',
      'reset-password-error':
        'Si è verificato un problema con l’invio dell’e-mail. Riprova più tardi.',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email':
        'Hai superato il numero di e-mail consentito. Attendi qualche minuto e riprova.',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: 'Mostra la password',
      hidePasswordText: 'Nascondi la password',
      'password-too-weak': 'La password è troppo debole',
      'password-policy-length-at-least': 'Almeno ${length} caratteri',
      'password-policy-contains-at-least':
        'Almeno ${count} dei seguenti ${total} tipi di caratteri:',
      'password-policy-all-of': 'Tutti i seguenti tipi di caratteri:',
      'password-policy-lower-case': 'Lettere minuscole (a-z)',
      'password-policy-upper-case': 'Lettere maiuscole (A-Z)',
      'password-policy-numbers': 'Numeri (0-9)',
      'password-policy-special-characters': 'Caratteri speciali (!@#$%^&*)',
      'password-contains-user-information': 'La password contiene dati dell’utente',
      'auth0-users-expired-ticket': 'Questo link è scaduto.',
      'auth0-users-used-ticket': 'Questo link è già stato usato.',
      'auth0-users-validation': 'Si è verificato un errore. Riprova più tardi.',
      'custom-script-error-code': 'Si è verificato un errore. Riprova più tardi.',
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
      pageTitle: 'Sblocca il tuo account | ${clientName}',
      title: 'Sblocca il tuo account',
      description: 'Conferma di voler sbloccare l’account ${email}.',
      buttonText: 'Sblocca',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Account sbloccato | ${clientName}',
      title: 'Account sbloccato',
      description: 'Il tuo account è stato sbloccato. Puoi accedere di nuovo.',
      buttonText: 'Torna a ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Account non sbloccato | ${clientName}',
      title: 'Link non valido',
      description: 'Questo link è scaduto o è già stato usato. Prova ad accedere di nuovo.',
      buttonText: 'Torna a ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': 'Si è verificato un errore',
      'error-description':
        'Il sistema potrebbe essere configurato male o il servizio non disponibile. Riprova.',
      'error-support': 'Se il problema persiste, contatta chi amministra il sistema.',
      'error-details': 'Dettagli tecnici',
      'error-tracking': 'ID di tracciamento',
      'error-label': 'Errore',
      'session-not-found':
        'Potresti aver usato il pulsante Indietro, aggiornato la pagina durante l’accesso o aperto troppe finestre, oppure c’è un problema con i cookie: non è stato possibile trovare la tua sessione. Accedi di nuovo dall’applicazione e, se il problema persiste, contatta chi amministra il sistema.',
    },
  },
};
