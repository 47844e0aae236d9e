import type { Shape } from '../shape.ts';

const signup: Shape = {
  object: {
    'status*': ['required', 'optional', 'inactive'],
    verification: { object: { 'active*': 'flag' } },
  },
};

const attributes: Shape = {
  object: {
    email: {
      object: {
        identifier: { object: { 'active*': 'flag', default_method: ['password', 'email_otp'] } },
        unique: 'flag',
        profile_required: 'flag',
        verification_method: ['link', 'otp'],
        signup,
      },
    },
    username: {
      object: {
        identifier: { object: { 'active*': 'flag' } },
        profile_required: 'flag',
        signup,
        validation: {
          object: {
            min_length: 'number',
            max_length: 'number',
            allowed_types: { object: { email: 'flag', phone_number: 'flag' } },
          },
        },
      },
    },
  },
};

const passwordOptions: Shape = {
  object: {
    complexity: {
      object: {
        min_length: 'number',
        character_types: { list: ['uppercase', 'lowercase', 'number', 'special'] },
        character_type_rule: ['all', 'three_of_four'],
        identical_characters: ['allow', 'block'],
        sequential_characters: ['allow', 'block'],
        max_length_exceeded: ['truncate', 'error'],
      },
    },
    dictionary: {
      object: { active: 'flag', default: ['en_10k', 'en_100k'], custom: { list: 'text' } },
    },
    history: { object: { active: 'flag', size: 'number' } },
    profile_data: { object: { active: 'flag', blocked_fields: { list: 'text' } } },
  },
};

/** `database-connections/<folder>/database.json` */
export const database: Shape = {
  object: {
    'name*': 'text',
    'strategy*': ['auth0'],
    display_name: 'text',
    is_domain_connection: 'flag',
    realms: { list: 'text' },
    metadata: { map: 'text' },
    // Absent means unmanaged: Deploy CLI then leaves whatever the tenant has.
    'enabled_clients*': { list: 'text' },
    'options*': {
      object: {
        enabledDatabaseCustomization: 'flag',
        import_mode: 'flag',
        strategy_version: 'number',
        disable_signup: 'flag',
        disable_self_service_change_password: 'flag',
        brute_force_protection: 'flag',
        enable_script_context: 'flag',
        // The seven names that Deploy CLI knows; under another one it would deploy the path as the script.
        customScripts: {
          object: {
            login: 'text',
            get_user: 'text',
            create: 'text',
            verify: 'text',
            change_password: 'text',
            delete: 'text',
            change_email: 'text',
          },
        },
        configuration: { map: 'text' },
        attributes,
        password_options: passwordOptions,
        authentication_methods: { map: 'any' },
        precedence: { list: ['email', 'phone_number', 'username'] },
        mfa: { object: { active: 'flag', return_enroll_settings: 'flag' } },
      },
    },
  },
};
