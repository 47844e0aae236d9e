import type { Shape } from '../shape.ts';

/** `tenant.json` */
export const tenant: Shape = {
  object: {
    'friendly_name*': 'text',
    picture_url: 'text',
    support_email: 'text',
    support_url: 'text',
    default_redirection_uri: 'text',
    default_audience: 'text',
    default_directory: 'text',
    allowed_logout_urls: { list: 'text' },
    'enabled_locales*': { list: 'text' },
    sandbox_version: 'text',
    session_lifetime: 'number',
    idle_session_lifetime: 'number',
    session_lifetime_in_minutes: 'number',
    idle_session_lifetime_in_minutes: 'number',
    session_cookie: { object: { 'mode*': ['persistent', 'non-persistent'] } },
    sessions: { object: { oidc_logout_prompt_enabled: 'flag' } },
    oidc_logout: { object: { rp_logout_end_session_endpoint_discovery: 'flag' } },
    customize_mfa_in_postlogin_action: 'flag',
    authorization_response_iss_parameter_supported: 'flag',
    flags: {
      object: {
        allow_legacy_delegation_grant_types: 'flag',
        allow_legacy_ro_grant_types: 'flag',
        allow_legacy_tokeninfo_endpoint: 'flag',
        disable_clickjack_protection_headers: 'flag',
        enable_client_connections: 'flag',
        enable_dynamic_client_registration: 'flag',
        enable_public_signup_user_exists_error: 'flag',
        no_disclose_enterprise_connections: 'flag',
        remove_alg_from_jwks: 'flag',
        revoke_refresh_token_grant: 'flag',
      },
    },
  },
};

const attempts: Shape = { object: { max_attempts: 'number', rate: 'number' } };

export const bruteForceProtection: Shape = {
  object: {
    'enabled*': 'flag',
    'shields*': { list: ['block', 'user_notification'] },
    'mode*': ['count_per_identifier_and_ip', 'count_per_identifier'],
    'allowlist*': { list: 'text' },
    'max_attempts*': 'number',
  },
};

export const breachedPasswordDetection: Shape = {
  object: {
    'enabled*': 'flag',
    shields: { list: ['block', 'user_notification', 'admin_notification'] },
    admin_notification_frequency: { list: ['immediately', 'daily', 'weekly', 'monthly'] },
    method: ['standard', 'enhanced'],
    stage: 'any',
  },
};

export const suspiciousIpThrottling: Shape = {
  object: {
    'enabled*': 'flag',
    shields: { list: ['block', 'admin_notification'] },
    allowlist: { list: 'text' },
    stage: { object: { 'pre-login': attempts, 'pre-user-registration': attempts } },
  },
};

/** `tenant/keywords.json`: every marker that may stand in a file, and where its value comes from. */
export const keywords: Shape = {
  map: {
    object: {
      'kind*': ['setting', 'secret', 'deployed'],
      'description*': 'text',
      from: {
        object: {
          application: 'text',
          application_secret: 'text',
          connection: 'text',
          form: 'text',
        },
      },
    },
  },
};
