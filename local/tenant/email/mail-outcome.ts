/**
 * `disabled`: the template or the provider is switched off. `failed` is logged as `fn` already: a sign-in goes on.
 */
export type MailOutcome =
  | { kind: 'sent' }
  | { kind: 'disabled' }
  | { kind: 'failed'; reason: MailFailure };

export type MailFailure =
  | 'invalid_recipient'
  | 'invalid_template'
  | 'no_template'
  | 'provider_misconfigured'
  | 'not_delivered';
