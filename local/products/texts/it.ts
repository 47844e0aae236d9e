import type { TextKey } from './en.ts';

/** The same texts in Italian. */
export const it: Record<TextKey, string> = {
  sign_in: 'Accedi',
  sign_out: 'Esci',
  try_again: 'Riprova',
  not_you: 'Non sei tu? Esci',
  code: 'Codice',
  time: 'Ora',
  ask_support:
    'Se il problema persiste, contatta chi amministra Akeneo nella tua azienda o l’assistenza Akeneo indicando il tuo indirizzo e-mail, questo codice e quest’ora, oppure invia una schermata di questa pagina.',
  start_title: 'Quale organizzazione?',
  start_text: 'Ogni cliente apre {product} a un proprio indirizzo.',
  not_found_title: 'Pagina non trovata',
  not_found_text:
    'A questo indirizzo non c’è nulla. Controlla come è scritto o riparti dalla pagina iniziale.',
  back_to_start: 'Torna alla pagina iniziale',

  home_welcome: 'Ti diamo il benvenuto, {name}',
  home_account: 'Il mio account',
  home_email: 'Indirizzo e-mail',
  home_username: 'Nome utente',
  home_organization: 'Organizzazione',
  home_way: 'Accesso effettuato con',
  home_way_product_cloud: 'Akeneo Product Cloud',
  home_way_legacy: 'Pagina di accesso di {product}',
  home_product_cloud_account: 'Account Product Cloud',
  home_not_linked: 'Non ancora collegato',
  home_roles: 'Ruoli',
  home_preferences: 'Preferenze',
  home_history: 'Cronologia',
  home_no_history: 'Ancora nulla creato o modificato.',
  home_created: 'Creato',
  home_edited: 'Modificato',
  preference_default_locale: 'Lingua predefinita',
  preference_default_channel: 'Canale predefinito',
  preference_default_view: 'Vista predefinita',
  preference_language: 'Lingua',
  preference_notifications: 'Notifiche',

  profile_picture: 'Profilo di {name}',
  profile_title: 'Il mio account',
  profile_edit: 'Modifica',
  profile_general: 'Generale',
  profile_password: 'Password',
  profile_name: 'Nome',
  profile_locale: 'Lingua dell’interfaccia',
  profile_read_only: 'Chi amministra il prodotto può modificare questi dati.',
  profile_not_linked:
    'In questa sessione il tuo account non è collegato ad Akeneo Product Cloud. Per scegliere una nuova password, usa il link “Password dimenticata?” nella pagina di accesso.',
  reset_link_title: 'Reimpostazione della password',
  reset_link_note: 'La tua password Akeneo Product Cloud vale per tutte le applicazioni collegate',
  reset_link_address: 'Il link viene inviato a {email}.',
  reset_link_button: 'Invia un link di reimpostazione',
  reset_link_waiting: 'Invia un link di reimpostazione ({seconds}\u00a0s)',
  reset_link_sent:
    'Controlla la posta in arrivo: un link per scegliere una nuova password è in arrivo. Potrebbe trovarsi nella posta indesiderata.',
  reset_link_too_soon:
    'È appena stato inviato un link. Potrai richiedere il prossimo tra qualche secondo.',
  reset_link_too_many:
    'Hai richiesto più e-mail in poco tempo. Attendi un minuto prima di richiederne un’altra.',
  reset_link_failed:
    'Non è stato possibile inviare il link: Akeneo Product Cloud non risponde. Riprova tra qualche minuto.',

  signed_out_title: 'Hai effettuato la disconnessione',
  signed_out_text: 'Hai effettuato la disconnessione da {product} e da Akeneo Product Cloud.',
  refused_title: 'Non è stato possibile accedere',
  refused_text: 'Akeneo Product Cloud non ti ha dato accesso. Riprova tra qualche minuto.',
  refused_blocked:
    'Questo account Akeneo Product Cloud è bloccato. Rivolgiti a chi amministra il prodotto.',
  refused_no_account:
    'Non hai un account in {product} di {organization}. Chiedi un invito a chi amministra il prodotto.',
  refused_disabled:
    'Il tuo account in {product} di {organization} è disattivato. Rivolgiti a chi amministra il prodotto.',
  refused_not_a_member:
    'L’account con cui hai effettuato l’accesso non appartiene a {organization}. Accedi con un altro o rivolgiti a chi amministra il prodotto.',
  unfinished_title: 'Non è stato possibile completare questo accesso',
  unfinished_text:
    'Ha richiesto troppo tempo, era già stato completato o è iniziato in un altro browser. Ricomincia.',
  unavailable_title: 'Temporaneamente non disponibile',
  unavailable_text: 'Akeneo Product Cloud non risponde. Riprova tra qualche minuto.',

  login_title: 'Accedi a {product}',
  login_identifier_pim: 'Nome utente o indirizzo e-mail',
  login_identifier_sdm: 'Indirizzo e-mail',
  login_password: 'Password',
  login_button: 'Accedi',
  login_forgot: 'Password dimenticata?',
  login_wrong: 'Credenziali non valide.',
  login_locked: 'Il tuo account è bloccato per 5 minuti dopo troppi tentativi di autenticazione.',
  form_expired: 'Questa pagina era scaduta. Riprova.',

  request_title: 'Password dimenticata?',
  request_text_pim: 'Inserisci il nome utente o l’indirizzo e-mail per ricevere un link.',
  request_text_sdm: 'Inserisci il tuo indirizzo e-mail per ricevere un link.',
  request_button_pim: 'Richiedi',
  request_button_sdm: 'Invia il link di reimpostazione',
  request_too_soon: 'La password di questo utente è già stata richiesta nelle ultime 24 ore.',
  request_back: 'Torna all’accesso',
  sent_title: 'Controlla la posta in arrivo',
  sent_text_pim:
    'Se questo utente esiste, un’e-mail con un link per impostare una nuova password è in arrivo. Puoi richiederne una ogni 24 ore.',
  sent_text_sdm:
    'Se questo indirizzo e-mail appartiene a un utente, un’e-mail con un link per impostare una nuova password è in arrivo.',

  reset_title_pim: 'Reimposta la tua password',
  reset_title_sdm: 'Imposta una nuova password',
  reset_new: 'Nuova password',
  reset_repeat: 'Conferma la nuova password',
  reset_rule_pim: 'Almeno 8 caratteri.',
  reset_rule_sdm:
    'Almeno 10 caratteri, con una lettera maiuscola, una minuscola, un numero e un carattere speciale tra !@#$%^&*.',
  reset_button_pim: 'Reimposta',
  reset_button_sdm: 'Reimposta la password',
  reset_weak_pim: 'La password deve contenere almeno 8 caratteri',
  reset_weak_sdm: 'Questa password non rispetta la regola qui sotto.',
  reset_different: 'Le password non coincidono',
  reset_done: 'La password è stata reimpostata. Ora puoi accedere.',
  reset_done_title: 'La password è stata reimpostata',
  reset_done_product_cloud:
    'Torna nella scheda di Akeneo Product Cloud, fai clic su “Indietro” nella schermata “Controlla la posta in arrivo” e inserisci la nuova password.',
  reset_gone_title: 'Questo link non funziona più',
  reset_gone_text:
    'È stato usato, è scaduto o non è stato copiato per intero. Richiedine uno nuovo dove hai richiesto questo.',

  mail_greeting: 'Buongiorno {name},',
  mail_reset_subject: 'Reimposta la tua password di {product}',
  mail_reset_text:
    'Qualcuno ha richiesto una nuova password per il tuo account {product} in {organization}. Segui questo link per impostarla:',
  mail_reset_button: 'Imposta una nuova password',
  mail_reset_ignore:
    'Se non è stata una tua richiesta, ignora questa e-mail: la tua password resta com’è.',
  mail_claim_subject: 'Il tuo account {product} è ora collegato ad Akeneo Product Cloud',
  mail_claim_text:
    'In data {date}, il tuo account {product} in {organization} è stato collegato all’account Akeneo Product Cloud {account}. D’ora in poi accedi con l’indirizzo e-mail e la password di quell’account. I tuoi ruoli, le preferenze e la cronologia restano come sono.',
  mail_claim_not_you:
    'Se non l’hai fatto tu, contatta subito chi amministra Akeneo nella tua azienda: qualcuno potrebbe conoscere la tua password di {product}.',
  mail_footer: '{product} ha inviato questa e-mail all’indirizzo registrato per il tuo account.',
};
