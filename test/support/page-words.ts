/** The languages that pages and mails speak. */
export type Language = 'en' | 'fr';

export const locales = { en: 'en-US', fr: 'fr-FR' } as const;

export const productNames = { pim: 'Akeneo PIM', sdm: 'Supplier Data Manager' } as const;

type Product = keyof typeof productNames;

const en = {
  email: 'Email',
  password: 'Password',
  login: 'Login',
  next: 'Continue',
  back: 'Back',
  signIn: 'Sign in',
  signOut: 'Sign out',
  notYou: 'Not you?',
  tryAgain: 'Try again',
  workEmail: 'Work email',
  confirmEmail: 'Confirm your email address',
  confirmAndNext: 'Confirm & Continue',
  checkInbox: 'Check your inbox',
  welcome: (name: string) => `Welcome, ${name}`,
  roles: 'Roles',
  preferences: 'Preferences',
  history: 'History',
  wrongPassword: 'User not found, or wrong password.',
  unavailable: 'temporarily unavailable',

  linkTitle: 'Link your account.',
  linkText: (product: Product) =>
    `Sign in with your ${productNames[product]} login details one last time to merge your accounts. After that, your new unified Akeneo Product Cloud account takes over.`,
  linkNext: 'CONTINUE',
  linkEmail: { pim: 'Email (or legacy username)', sdm: 'Email' },
  forgot: (product: Product) => `Forgot your ${productNames[product]} password?`,
  sendResetLink: 'SEND RESET LINK',
  resetSent:
    'A password reset email has been sent. Reset your password, then click below to link your account.',
  resetSubject: (product: Product) => `Reset your ${productNames[product]} password`,
  newPassword: 'New password',
  repeatPassword: 'Confirm new password',
  reset: { pim: 'Reset', sdm: 'Reset password' },
  resetDone: 'Your password has been reset',
  noAccount: (product: Product) => `I have no ${productNames[product]} account`,
  askAdministrator: (product: Product, organization: string) =>
    `Ask the administrator of ${productNames[product]} at ${organization}`,
  leave: (product: Product) => `Leave ${productNames[product]}`,
  refused: 'You could not sign in',

  otherPassword: (email: string) => `Sign in with the password of ${email}`,
  otherPasswordLater: 'If you stop here, nothing is lost',
  signInAs: (email: string) => `Sign in as ${email}`,
  secondFactor: 'Verify Your Identity',
  wrongCode: 'The code you entered is invalid',

  linkedSubject: (product: Product) =>
    `Your ${productNames[product]} account is now linked to Akeneo Product Cloud`,
  linkedText: (product: Product) =>
    `your ${productNames[product]} account at Acme Retail was linked to the Akeneo Product Cloud account`,
  linkedWhen: /On \w+ \d+, \d{4} at \d+:\d+:\d+ [AP]M UTC,/,
  linkedNotYou: 'If this was not you, contact your Akeneo administrator at once',
};

const fr: typeof en = {
  email: 'E-mail',
  password: 'Mot de passe',
  login: 'Se connecter',
  next: 'Continuer',
  back: 'Retour',
  signIn: 'Connexion',
  signOut: 'Se déconnecter',
  notYou: 'Ce n’est pas vous ?',
  tryAgain: 'Réessayer',
  workEmail: 'E-mail professionnel',
  confirmEmail: 'Confirmez votre adresse e-mail',
  confirmAndNext: 'Confirmer et continuer',
  checkInbox: 'Consultez votre boîte de réception',
  welcome: (name) => `Bienvenue, ${name}`,
  roles: 'Rôles',
  preferences: 'Préférences',
  history: 'Historique',
  wrongPassword: 'Utilisateur introuvable ou mot de passe incorrect.',
  unavailable: 'momentanément indisponible',

  linkTitle: 'Associez votre compte.',
  linkText: (product) =>
    `Connectez-vous une dernière fois avec vos identifiants ${productNames[product]} pour fusionner vos comptes. Ensuite, votre nouveau compte unifié Akeneo Product Cloud prend le relais.`,
  linkNext: 'CONTINUER',
  linkEmail: { pim: 'E-mail (ou ancien nom d’utilisateur)', sdm: 'E-mail' },
  forgot: (product) => `Mot de passe ${productNames[product]} oublié ?`,
  sendResetLink: 'ENVOYER LE LIEN',
  resetSent:
    'Un e-mail de réinitialisation du mot de passe a été envoyé. Réinitialisez votre mot de passe, puis cliquez ci-dessous pour associer votre compte.',
  resetSubject: (product) => `Réinitialisez votre mot de passe ${productNames[product]}`,
  newPassword: 'Nouveau mot de passe',
  repeatPassword: 'Confirmer le nouveau mot de passe',
  reset: { pim: 'Réinitialiser', sdm: 'Réinitialiser le mot de passe' },
  resetDone: 'Votre mot de passe a été réinitialisé',
  noAccount: (product) => `Je n’ai pas de compte ${productNames[product]}`,
  askAdministrator: (product, organization) =>
    `Demandez à la personne qui administre ${productNames[product]} chez ${organization}`,
  leave: (product) => `Quitter ${productNames[product]}`,
  refused: 'La connexion n’a pas abouti',

  otherPassword: (email) => `Connectez-vous avec le mot de passe de ${email}`,
  otherPasswordLater: 'Si vous vous arrêtez ici, rien n’est perdu',
  signInAs: (email) => `Se connecter en tant que ${email}`,
  secondFactor: 'Vérifiez votre identité',
  wrongCode: "Le code que vous avez saisi n'est pas valide",

  linkedSubject: (product) =>
    `Votre compte ${productNames[product]} est maintenant associé à Akeneo Product Cloud`,
  linkedText: (product) =>
    `votre compte ${productNames[product]} chez Acme Retail a été associé au compte Akeneo Product Cloud`,
  linkedWhen: /Le \d+ [a-zéû]+ \d{4} à \d+:\d+:\d+ UTC,/,
  linkedNotYou: 'Si ce n’était pas vous, contactez immédiatement votre administrateur Akeneo',
};

/** What pages and mails say, word for word: in English as on the help pages. Which of the spaces may not break is not told here. */
export const words = { en, fr };
