// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the variables of custom texts.
import type { PromptTexts } from '../texts.ts';

/** In Spanish, where the tenant deploys no texts of its own: what Auth0 shows there, in our words. */
export const spanish: PromptTexts = {
  'login-id': {
    'login-id': {
      'wrong-credentials': 'Nombre de usuario o contraseña incorrectos',
      'wrong-email-credentials': 'Correo electrónico o contraseña incorrectos',
      'wrong-username-credentials': 'El nombre de usuario o la contraseña no son correctos',
      'wrong-email-username-credentials':
        'El correo electrónico, el nombre de usuario o la contraseña no son correctos',
      'no-password': 'La contraseña es obligatoria',
      'invalid-email-format': 'El correo electrónico no es válido.',
      'custom-script-error-code': 'Se ha producido un error. Vuelva a intentarlo más tarde.',
      'auth0-users-validation': 'Se ha producido un error. Vuelva a intentarlo más tarde.',
      'no-db-connection': 'Conexión no válida',
      'invalid-connection': 'Conexión no válida',
      usernameOnlyPlaceholder: 'Nombre de usuario',
      passwordPlaceholder: 'Contraseña',
      showPasswordText: 'Mostrar la contraseña',
      hidePasswordText: 'Ocultar la contraseña',
      editEmailText: 'Editar',
      forgotPasswordText: '¿No puede iniciar sesión?',
    },
  },
  'login-password': {
    'login-password': {
      'no-email': 'Introduzca un correo electrónico',
      'no-username': 'El nombre de usuario es obligatorio',
      'no-email-username': 'El correo electrónico o el nombre de usuario es obligatorio',
      'invalid-email-format': 'El correo electrónico no es válido.',
      'invalid-email-username': 'Introduzca un correo electrónico o un nombre de usuario válido',
      'no-db-connection': 'Conexión no válida',
      'invalid-connection': 'Conexión no válida',
      usernameOnlyPlaceholder: 'Nombre de usuario',
    },
  },
  'mfa-otp': {
    'mfa-otp-challenge': {
      pageTitle: 'Introduzca su contraseña de un solo uso para iniciar sesión | ${clientName}',
      title: 'Verifique su identidad',
      description: 'Consulte el código en su aplicación de contraseñas de un solo uso.',
      placeholder: 'Introduzca su código de un solo uso',
      buttonText: 'Continuar',
      logoAltText: '${companyName}',
      'invalid-otp-code-format': 'El código debe tener 6 cifras',
      'invalid-code': 'El código que ha introducido no es válido',
      'too-many-failures':
        'Demasiados códigos incorrectos. Espere unos minutos antes de volver a intentarlo.',
    },
  },
  'reset-password': {
    'reset-password-request': {
      usernameDescription:
        'Introduzca su nombre de usuario y le enviaremos instrucciones para restablecer su contraseña.',
      placeholderEmail: 'Correo electrónico',
      placeholderUsername: 'Nombre de usuario',
      usernamePlaceholder: 'Nombre de usuario',
      logoAltText: '${companyName}',
      'no-username': 'El nombre de usuario es obligatorio',
      'reset-password-error':
        'Ha habido un problema al enviar el correo. Vuelva a intentarlo más tarde.',
    },
    'reset-password-email': {
      logoAltText: '${companyName}',
      'too-many-email':
        'Ha superado el número de correos permitido. Espere unos minutos y vuelva a intentarlo.',
    },
    'reset-password': {
      logoAltText: '${companyName}',
      showPasswordText: 'Mostrar la contraseña',
      hidePasswordText: 'Ocultar la contraseña',
      'password-too-weak': 'La contraseña es demasiado débil',
      'password-policy-length-at-least': 'Al menos ${length} caracteres',
      'password-policy-contains-at-least':
        'Al menos ${count} de los ${total} tipos de caracteres siguientes:',
      'password-policy-all-of': 'Todos los tipos de caracteres siguientes:',
      'password-policy-lower-case': 'Letras minúsculas (a-z)',
      'password-policy-upper-case': 'Letras mayúsculas (A-Z)',
      'password-policy-numbers': 'Números (0-9)',
      'password-policy-special-characters': 'Caracteres especiales (!@#$%^&*)',
      'password-contains-user-information': 'La contraseña contiene datos del usuario',
      'auth0-users-expired-ticket': 'Este enlace ha caducado.',
      'auth0-users-used-ticket': 'Este enlace ya se ha utilizado.',
      'auth0-users-validation': 'Se ha producido un error. Vuelva a intentarlo más tarde.',
      'custom-script-error-code': 'Se ha producido un error. Vuelva a intentarlo más tarde.',
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
      pageTitle: 'Desbloquee su cuenta | ${clientName}',
      title: 'Desbloquee su cuenta',
      description: 'Confirme que desea desbloquear la cuenta ${email}.',
      buttonText: 'Desbloquear',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-success': {
      pageTitle: 'Cuenta desbloqueada | ${clientName}',
      title: 'Cuenta desbloqueada',
      description: 'Su cuenta se ha desbloqueado. Ya puede volver a iniciar sesión.',
      buttonText: 'Volver a ${clientName}',
      logoAltText: '${companyName}',
    },
    'brute-force-protection-unblock-failure': {
      pageTitle: 'Cuenta no desbloqueada | ${clientName}',
      title: 'Enlace no válido',
      description: 'Este enlace ha caducado o ya se ha utilizado. Intente iniciar sesión de nuevo.',
      buttonText: 'Volver a ${clientName}',
      logoAltText: '${companyName}',
    },
  },
  common: {
    common: {
      'error-title': 'Se ha producido un error',
      'error-description':
        'Es posible que el sistema esté mal configurado o que el servicio no esté disponible. Vuelva a intentarlo.',
      'error-support': 'Si el problema continúa, póngase en contacto con la administración.',
      'error-details': 'Detalles técnicos',
      'error-tracking': 'ID de seguimiento',
      'error-label': 'Error de sistema',
      'session-not-found':
        'Puede que haya usado el botón Atrás, actualizado la página durante el inicio de sesión o abierto demasiadas ventanas, o que haya un problema con las cookies: no hemos podido encontrar su sesión. Inicie sesión de nuevo desde la aplicación y, si el problema continúa, póngase en contacto con la administración.',
    },
  },
};
