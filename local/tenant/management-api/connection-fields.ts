import {
  choice,
  filled,
  flag,
  list,
  map,
  object,
  orNull,
  required,
  text,
  texts,
} from './body-rules.ts';
import type { BodyRule } from './operation.ts';

const attribute = { type: 'object' } as const;

const scripts = object({
  login: filled,
  get_user: filled,
  create: filled,
  verify: filled,
  change_password: filled,
  delete: filled,
  change_email: filled,
  change_username: filled,
});

const options: BodyRule = {
  ...object({
    attributes: object({ email: attribute, username: attribute, phone_number: attribute }),
    authentication_methods: orNull({ type: 'object' }),
    brute_force_protection: flag,
    configuration: orNull(map(orNull(text))),
    customScripts: scripts,
    custom_password_hash: orNull({ type: 'object' }),
    disable_self_service_change_password: flag,
    disable_signup: flag,
    enabledDatabaseCustomization: flag,
    enable_script_context: flag,
    import_mode: flag,
    mfa: { type: 'object' },
    non_persistent_attrs: orNull(texts),
    passkey_options: orNull({ type: 'object' }),
    passwordPolicy: orNull(choice('none', 'low', 'fair', 'good', 'excellent')),
    password_complexity_options: orNull({ type: 'object' }),
    password_dictionary: orNull({ type: 'object' }),
    password_history: orNull({ type: 'object' }),
    password_no_personal_info: orNull({ type: 'object' }),
    password_options: object({
      complexity: object({
        min_length: { type: 'integer', minimum: 1, maximum: 72 },
        character_types: list(choice('uppercase', 'lowercase', 'number', 'special')),
        character_type_rule: choice('all', 'three_of_four'),
        identical_characters: choice('allow', 'block'),
        sequential_characters: choice('allow', 'block'),
        max_length_exceeded: choice('truncate', 'error'),
      }),
      dictionary: object({ active: flag, custom: texts, default: choice('en_10k', 'en_100k') }),
      history: object({ active: flag, size: { type: 'integer', minimum: 1, maximum: 24 } }),
      profile_data: object({ active: flag, blocked_fields: texts }),
    }),
    precedence: texts,
    requires_username: flag,
    strategy_version: { type: 'integer' },
    validation: orNull({ type: 'object' }),
  }),
  nullable: true,
};

/** What a connection may be changed to. Auth0 takes any key in `options`; this tenant takes those it knows. */
export const connectionChanges: Record<string, BodyRule> = {
  display_name: { type: 'string', maxLength: 128 },
  options,
  enabled_clients: orNull(texts),
  is_domain_connection: flag,
  show_as_button: flag,
  realms: texts,
  metadata: map(orNull({ type: 'string', maxLength: 255 })),
  authentication: object({ active: required(flag) }),
  connected_accounts: object({ active: required(flag) }),
};

export const newConnectionFields: Record<string, BodyRule> = {
  ...connectionChanges,
  name: required({
    type: 'string',
    maxLength: 128,
    format: { name: 'name', pattern: /^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$/ },
  }),
  strategy: required(choice('auth0')),
};
