import type { Shape } from '../shape.ts';

/** `clients/*.json`: the part of Auth0's application that this tenant uses. */
export const application: Shape = {
  object: {
    'name*': 'text',
    description: { longest: 140 },
    logo_uri: 'text',
    'app_type*': ['regular_web', 'spa', 'native', 'non_interactive'],
    is_first_party: 'flag',
    oidc_conformant: 'flag',
    callbacks: { list: 'text' },
    allowed_logout_urls: { list: 'text' },
    web_origins: { list: 'text' },
    allowed_origins: { list: 'text' },
    'grant_types*': { list: 'text' },
    'token_endpoint_auth_method*': ['none', 'client_secret_post', 'client_secret_basic'],
    initiate_login_uri: 'text',
    cross_origin_authentication: 'flag',
    sso_disabled: 'flag',
    organization_usage: ['deny', 'allow', 'require'],
    organization_require_behavior: ['no_prompt', 'pre_login_prompt', 'post_login_prompt'],
    client_metadata: { map: 'text' },
    jwt_configuration: {
      object: { alg: ['HS256', 'RS256', 'RS512', 'PS256'], lifetime_in_seconds: 'number' },
    },
    refresh_token: {
      object: {
        'rotation_type*': ['rotating', 'non-rotating'],
        'expiration_type*': ['expiring', 'non-expiring'],
        leeway: 'number',
        token_lifetime: 'number',
        infinite_token_lifetime: 'flag',
        idle_token_lifetime: 'number',
        infinite_idle_token_lifetime: 'flag',
      },
    },
    oidc_logout: {
      object: {
        backchannel_logout_urls: { list: 'text' },
        backchannel_logout_initiators: {
          object: {
            'mode*': ['custom', 'all'],
            selected_initiators: {
              list: [
                'rp-logout',
                'idp-logout',
                'password-changed',
                'session-expired',
                'session-revoked',
                'account-deleted',
                'email-identifier-changed',
                'mfa-phone-unenrolled',
                'account-deactivated',
              ],
            },
          },
        },
      },
    },
  },
};

/** `grants/*.json`; `client_id` holds the application's name. */
export const grant: Shape = {
  object: {
    'client_id*': 'text',
    'audience*': 'text',
    'scope*': { list: 'text' },
    organization_usage: ['deny', 'allow', 'require'],
    allow_any_organization: 'flag',
    subject_type: ['client', 'user'],
  },
};

/** `resource-servers/*.json` */
export const resourceServer: Shape = {
  object: {
    'name*': 'text',
    'identifier*': 'text',
    scopes: { list: { object: { 'value*': 'text', description: 'text' } } },
    signing_alg: ['HS256', 'RS256', 'RS512', 'PS256'],
    allow_offline_access: 'flag',
    token_lifetime: 'number',
    token_dialect: [
      'access_token',
      'access_token_authz',
      'rfc9068_profile',
      'rfc9068_profile_authz',
    ],
    skip_consent_for_verifiable_first_party_clients: 'flag',
    enforce_policies: 'flag',
  },
};

/** `organizations/*.json` of an environment. */
export const organization: Shape = {
  object: {
    'name*': 'text',
    'display_name*': 'text',
    branding: {
      object: {
        logo_url: 'text',
        colors: { object: { 'primary*': 'text', 'page_background*': 'text' } },
      },
    },
    'metadata*': { map: 'text' },
    'connections*': {
      list: {
        object: {
          'name*': 'text',
          'assign_membership_on_login*': 'flag',
          'is_signup_enabled*': 'flag',
          show_as_button: 'flag',
        },
      },
    },
  },
};
