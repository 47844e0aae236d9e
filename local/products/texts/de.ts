import type { TextKey } from './en.ts';

/** The same texts in German. */
export const de: Record<TextKey, string> = {
  sign_in: 'Anmelden',
  sign_out: 'Abmelden',
  try_again: 'Erneut versuchen',
  not_you: 'Sind Sie das nicht? Abmelden',
  code: 'Code',
  time: 'Zeit',
  ask_support:
    'Wenn das Problem bestehen bleibt, wenden Sie sich mit Ihrer E-Mail-Adresse, diesem Code und dieser Zeit oder mit einem Bildschirmfoto dieser Seite an Ihre Akeneo-Administration oder an den Akeneo-Support.',
  start_title: 'Welche Organisation?',
  start_text: 'Jeder Kunde öffnet {product} unter einer eigenen Adresse.',
  not_found_title: 'Seite nicht gefunden',
  not_found_text:
    'Unter dieser Adresse gibt es nichts. Prüfen Sie die Schreibweise, oder fahren Sie auf der Startseite fort.',
  back_to_start: 'Zurück zur Startseite',

  home_welcome: 'Willkommen, {name}',
  home_account: 'Mein Konto',
  home_email: 'E-Mail-Adresse',
  home_username: 'Benutzername',
  home_organization: 'Organisation',
  home_way: 'Angemeldet über',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Anmeldeseite von {product}',
  home_product_cloud_account: 'Product Cloud-Konto',
  home_not_linked: 'Noch nicht verknüpft',
  home_roles: 'Rollen',
  home_preferences: 'Einstellungen',
  home_history: 'Verlauf',
  home_no_history: 'Noch nichts erstellt oder bearbeitet.',
  home_created: 'Erstellt',
  home_edited: 'Bearbeitet',
  preference_default_locale: 'Standardsprache',
  preference_default_channel: 'Standardkanal',
  preference_default_view: 'Standardansicht',
  preference_language: 'Sprache',
  preference_notifications: 'Benachrichtigungen',

  profile_picture: 'Profil von {name}',
  profile_title: 'Mein Konto',
  profile_edit: 'Bearbeiten',
  profile_general: 'Allgemein',
  profile_password: 'Passwort',
  profile_name: 'Name',
  profile_locale: 'Sprache der Oberfläche',
  profile_read_only: 'Ihre Administration kann diese Angaben ändern.',
  profile_not_linked:
    'Ihr Konto ist in dieser Sitzung nicht mit der Akeneo Product Cloud verknüpft. Um ein neues Passwort zu wählen, verwenden Sie den Link „Passwort vergessen?“ auf der Anmeldeseite.',
  reset_link_title: 'Passwort zurücksetzen',
  reset_link_note:
    'Ihr Passwort für die Akeneo Product Cloud gilt für alle verknüpften Anwendungen',
  reset_link_address: 'Der Link wird an {email} gesendet.',
  reset_link_button: 'Link zum Zurücksetzen senden',
  reset_link_waiting: 'Link zum Zurücksetzen senden ({seconds}\u00a0s)',
  reset_link_sent:
    'Sehen Sie in Ihren Posteingang: Ein Link, mit dem Sie ein neues Passwort wählen, ist unterwegs. Er kann in Ihrem Spam-Ordner liegen.',
  reset_link_too_soon:
    'Gerade wurde ein Link gesendet. Den nächsten können Sie in einigen Sekunden anfordern.',
  reset_link_too_many:
    'Sie haben in kurzer Zeit mehrere E-Mails angefordert. Warten Sie eine Minute, bevor Sie die nächste anfordern.',
  reset_link_failed:
    'Der Link konnte nicht gesendet werden: Die Akeneo Product Cloud antwortet nicht. Bitte versuchen Sie es in einigen Minuten erneut.',

  signed_out_title: 'Sie sind abgemeldet',
  signed_out_text: 'Sie haben sich von {product} und von der Akeneo Product Cloud abgemeldet.',
  refused_title: 'Die Anmeldung war nicht möglich',
  refused_text:
    'Die Akeneo Product Cloud hat Sie nicht hereingelassen. Bitte versuchen Sie es in einigen Minuten erneut.',
  refused_blocked:
    'Dieses Konto der Akeneo Product Cloud ist gesperrt. Wenden Sie sich an Ihre Administration.',
  refused_no_account:
    'Sie haben kein Konto in {product} bei {organization}. Bitten Sie Ihre Administration um eine Einladung.',
  refused_disabled:
    'Ihr Konto in {product} bei {organization} ist deaktiviert. Wenden Sie sich an Ihre Administration.',
  refused_not_a_member:
    'Das Konto, mit dem Sie sich angemeldet haben, gehört nicht zu {organization}. Melden Sie sich mit einem anderen an oder wenden Sie sich an Ihre Administration.',
  unfinished_title: 'Diese Anmeldung konnte nicht abgeschlossen werden',
  unfinished_text:
    'Sie hat zu lange gedauert, war bereits abgeschlossen oder wurde in einem anderen Browser begonnen. Bitte beginnen Sie neu.',
  unavailable_title: 'Vorübergehend nicht verfügbar',
  unavailable_text:
    'Die Akeneo Product Cloud antwortet nicht. Bitte versuchen Sie es in einigen Minuten erneut.',

  login_title: 'Bei {product} anmelden',
  login_identifier_pim: 'Benutzername oder E-Mail-Adresse',
  login_identifier_sdm: 'E-Mail-Adresse',
  login_password: 'Passwort',
  login_button: 'Anmelden',
  login_forgot: 'Passwort vergessen?',
  login_wrong: 'Ungültige Zugangsdaten.',
  login_locked: 'Ihr Konto ist nach zu vielen Anmeldeversuchen für 5 Minuten gesperrt.',
  form_expired: 'Diese Seite war abgelaufen. Bitte versuchen Sie es erneut.',

  request_title: 'Passwort vergessen?',
  request_text_pim:
    'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ein, um einen Link zu erhalten.',
  request_text_sdm: 'Geben Sie Ihre E-Mail-Adresse ein, um einen Link zu erhalten.',
  request_button_pim: 'Anfordern',
  request_button_sdm: 'Link zum Zurücksetzen senden',
  request_too_soon:
    'Das Passwort für dieses Konto wurde in den letzten 24 Stunden bereits angefordert.',
  request_back: 'Zurück zur Anmeldung',
  sent_title: 'Sehen Sie in Ihren Posteingang',
  sent_text_pim:
    'Wenn es dieses Konto gibt, ist eine E-Mail mit einem Link zum Festlegen eines neuen Passworts unterwegs. Sie können alle 24 Stunden eine anfordern.',
  sent_text_sdm:
    'Wenn diese E-Mail-Adresse zu einem Konto gehört, ist eine E-Mail mit einem Link zum Festlegen eines neuen Passworts unterwegs.',

  reset_title_pim: 'Setzen Sie Ihr Passwort zurück',
  reset_title_sdm: 'Neues Passwort festlegen',
  reset_new: 'Neues Passwort',
  reset_repeat: 'Neues Passwort bestätigen',
  reset_rule_pim: 'Mindestens 8 Zeichen.',
  reset_rule_sdm:
    'Mindestens 10 Zeichen, mit einem Großbuchstaben, einem Kleinbuchstaben, einer Ziffer und einem Sonderzeichen aus !@#$%^&*.',
  reset_button_pim: 'Zurücksetzen',
  reset_button_sdm: 'Passwort zurücksetzen',
  reset_weak_pim: 'Das Passwort muss mindestens 8 Zeichen enthalten',
  reset_weak_sdm: 'Dieses Passwort erfüllt nicht die Regel unten.',
  reset_different: 'Die Passwörter stimmen nicht überein',
  reset_done: 'Ihr Passwort wurde zurückgesetzt. Sie können sich jetzt anmelden.',
  reset_done_title: 'Ihr Passwort wurde zurückgesetzt',
  reset_done_product_cloud:
    'Kehren Sie zum Tab der Akeneo Product Cloud zurück, klicken Sie auf der Seite „Sehen Sie in Ihren Posteingang“ auf „Zurück“ und geben Sie Ihr neues Passwort ein.',
  reset_gone_title: 'Dieser Link funktioniert nicht mehr',
  reset_gone_text:
    'Er wurde verwendet, ist abgelaufen oder wurde nicht vollständig kopiert. Fordern Sie dort, wo Sie diesen angefordert haben, einen neuen an.',

  mail_greeting: 'Guten Tag {name},',
  mail_reset_subject: 'Setzen Sie Ihr Passwort für {product} zurück',
  mail_reset_text:
    'Jemand hat ein neues Passwort für Ihr {product}-Konto bei {organization} angefordert. Mit diesem Link legen Sie es fest:',
  mail_reset_button: 'Neues Passwort festlegen',
  mail_reset_ignore:
    'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.',
  mail_claim_subject: 'Ihr {product}-Konto ist jetzt mit der Akeneo Product Cloud verknüpft',
  mail_claim_text:
    'Am {date} wurde Ihr {product}-Konto bei {organization} mit dem Akeneo Product Cloud-Konto {account} verknüpft. Von nun an melden Sie sich mit E-Mail-Adresse und Passwort dieses Kontos an. Ihre Rollen, Einstellungen und Ihr Verlauf bleiben, wie sie sind.',
  mail_claim_not_you:
    'Wenn Sie das nicht waren, wenden Sie sich sofort an Ihre Akeneo-Administration: Jemand kennt möglicherweise Ihr Passwort für {product}.',
  mail_footer:
    '{product} hat diese E-Mail an die Adresse gesendet, die für Ihr Konto hinterlegt ist.',
};
