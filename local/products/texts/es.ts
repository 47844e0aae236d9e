import type { TextKey } from './en.ts';

/** The same texts in Spanish. */
export const es: Record<TextKey, string> = {
  sign_in: 'Iniciar sesión',
  sign_out: 'Cerrar sesión',
  try_again: 'Volver a intentarlo',
  not_you: '¿No es usted? Cerrar sesión',
  code: 'Código',
  time: 'Hora',
  ask_support:
    'Si el problema persiste, contacte con la administración de Akeneo en su empresa o con el soporte de Akeneo e indique su dirección de correo electrónico, este código y esta hora, o envíe una captura de pantalla de esta página.',
  start_title: '¿Qué organización?',
  start_text: 'Cada cliente abre {product} en una dirección propia.',
  not_found_title: 'Página no encontrada',
  not_found_text:
    'No hay nada en esta dirección. Compruebe cómo está escrita o continúe desde la página de inicio.',
  back_to_start: 'Volver a la página de inicio',

  home_welcome: 'Le damos la bienvenida, {name}',
  home_account: 'Mi cuenta',
  home_email: 'Correo electrónico',
  home_username: 'Nombre de usuario',
  home_organization: 'Organización',
  home_way: 'Sesión iniciada con',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Página de inicio de sesión de {product}',
  home_product_cloud_account: 'Cuenta de Product Cloud',
  home_not_linked: 'Todavía no vinculada',
  home_roles: 'Roles',
  home_preferences: 'Preferencias',
  home_history: 'Historial',
  home_no_history: 'Todavía no se ha creado ni editado nada.',
  home_created: 'Creado',
  home_edited: 'Editado',
  preference_default_locale: 'Idioma predeterminado',
  preference_default_channel: 'Canal predeterminado',
  preference_default_view: 'Vista predeterminada',
  preference_language: 'Idioma',
  preference_notifications: 'Notificaciones',

  profile_picture: 'Perfil de {name}',
  profile_title: 'Mi cuenta',
  profile_edit: 'Editar',
  profile_general: 'Información general',
  profile_password: 'Contraseña',
  profile_name: 'Nombre',
  profile_locale: 'Idioma de la interfaz',
  profile_read_only: 'La administración de su empresa puede cambiar estos datos.',
  profile_not_linked:
    'Su cuenta no está vinculada a Akeneo Product Cloud en esta sesión. Para elegir una nueva contraseña, use el enlace «¿Ha olvidado su contraseña?» de la página de inicio de sesión.',
  reset_link_title: 'Restablecimiento de la contraseña',
  reset_link_note:
    'Su contraseña de Akeneo Product Cloud es común a todas las aplicaciones vinculadas',
  reset_link_address: 'El enlace se envía a {email}.',
  reset_link_button: 'Enviar un enlace de restablecimiento',
  reset_link_waiting: 'Enviar un enlace de restablecimiento ({seconds}\u00a0s)',
  reset_link_sent:
    'Revise su bandeja de entrada: un enlace para elegir una nueva contraseña está en camino. Puede estar en la carpeta de correo no deseado.',
  reset_link_too_soon:
    'Se acaba de enviar un enlace. Podrá solicitar el siguiente dentro de unos segundos.',
  reset_link_too_many:
    'Ha solicitado varios correos en poco tiempo. Espere un minuto antes de solicitar otro.',
  reset_link_failed:
    'No se ha podido enviar el enlace: Akeneo Product Cloud no responde. Vuelva a intentarlo dentro de unos minutos.',

  signed_out_title: 'Ha cerrado la sesión',
  signed_out_text: 'Ha cerrado la sesión de {product} y de Akeneo Product Cloud.',
  refused_title: 'No se ha podido iniciar sesión',
  refused_text:
    'Akeneo Product Cloud no le ha dado acceso. Vuelva a intentarlo dentro de unos minutos.',
  refused_blocked:
    'Esta cuenta de Akeneo Product Cloud está bloqueada. Consulte a la administración de su empresa.',
  refused_no_account:
    'No tiene cuenta en {product} de {organization}. Pida una invitación a la administración de su empresa.',
  refused_disabled:
    'Su cuenta en {product} de {organization} está desactivada. Consulte a la administración de su empresa.',
  refused_not_a_member:
    'La cuenta con la que ha iniciado sesión no pertenece a {organization}. Inicie sesión con otra o consulte a la administración de su empresa.',
  unfinished_title: 'Este inicio de sesión no se ha podido completar',
  unfinished_text:
    'Ha tardado demasiado, ya se había completado o se empezó en otro navegador. Empiece de nuevo.',
  unavailable_title: 'No disponible temporalmente',
  unavailable_text: 'Akeneo Product Cloud no responde. Vuelva a intentarlo dentro de unos minutos.',

  login_title: 'Iniciar sesión en {product}',
  login_identifier_pim: 'Nombre de usuario o correo electrónico',
  login_identifier_sdm: 'Correo electrónico',
  login_password: 'Contraseña',
  login_button: 'Iniciar sesión',
  login_forgot: '¿Ha olvidado su contraseña?',
  login_wrong: 'Datos de acceso no válidos.',
  login_locked:
    'Su cuenta está bloqueada durante 5 minutos tras demasiados intentos de autenticación.',
  form_expired: 'Esta página había caducado. Vuelva a intentarlo.',

  request_title: '¿Ha olvidado su contraseña?',
  request_text_pim:
    'Introduzca su nombre de usuario o su correo electrónico para recibir un enlace.',
  request_text_sdm: 'Introduzca su correo electrónico para recibir un enlace.',
  request_button_pim: 'Solicitar',
  request_button_sdm: 'Enviar el enlace de restablecimiento',
  request_too_soon: 'La contraseña de este usuario ya se ha solicitado en las últimas 24 horas.',
  request_back: 'Volver al inicio de sesión',
  sent_title: 'Revise su bandeja de entrada',
  sent_text_pim:
    'Si este usuario existe, un correo con un enlace para definir una nueva contraseña está en camino. Puede solicitar uno cada 24 horas.',
  sent_text_sdm:
    'Si este correo electrónico pertenece a un usuario, un correo con un enlace para definir una nueva contraseña está en camino.',

  reset_title_pim: 'Restablezca su contraseña',
  reset_title_sdm: 'Definir una nueva contraseña',
  reset_new: 'Nueva contraseña',
  reset_repeat: 'Confirmar la nueva contraseña',
  reset_rule_pim: 'Al menos 8 caracteres.',
  reset_rule_sdm:
    'Al menos 10 caracteres, con una mayúscula, una minúscula, un número y un carácter especial de !@#$%^&*.',
  reset_button_pim: 'Restablecer',
  reset_button_sdm: 'Restablecer la contraseña',
  reset_weak_pim: 'La contraseña debe contener al menos 8 caracteres',
  reset_weak_sdm: 'Esta contraseña no cumple la regla indicada abajo.',
  reset_different: 'Las contraseñas no coinciden',
  reset_done: 'Su contraseña se ha restablecido correctamente. Ya puede iniciar sesión.',
  reset_done_title: 'Su contraseña se ha restablecido',
  reset_done_product_cloud:
    'Vuelva a la pestaña de Akeneo Product Cloud, haga clic en «Volver» en la pantalla «Revise su bandeja de entrada» e introduzca su nueva contraseña.',
  reset_gone_title: 'Este enlace ya no funciona',
  reset_gone_text:
    'Se ha utilizado, ha caducado o no se ha copiado entero. Solicite uno nuevo donde solicitó este.',

  mail_greeting: 'Hola, {name}:',
  mail_reset_subject: 'Restablezca su contraseña de {product}',
  mail_reset_text:
    'Alguien ha solicitado una nueva contraseña para su cuenta de {product} en {organization}. Siga este enlace para definirla:',
  mail_reset_button: 'Definir una nueva contraseña',
  mail_reset_ignore:
    'Si no ha sido usted, ignore este correo: su contraseña sigue siendo la misma.',
  mail_claim_subject: 'Su cuenta de {product} ya está vinculada a Akeneo Product Cloud',
  mail_claim_text:
    'El {date}, su cuenta de {product} en {organization} se vinculó a la cuenta de Akeneo Product Cloud {account}. A partir de ahora inicia sesión con el correo electrónico y la contraseña de esa cuenta. Sus roles, preferencias e historial siguen igual.',
  mail_claim_not_you:
    'Si no ha sido usted, contacte de inmediato con la administración de Akeneo en su empresa: es posible que alguien conozca su contraseña de {product}.',
  mail_footer: '{product} ha enviado este correo a la dirección registrada para su cuenta.',
};
