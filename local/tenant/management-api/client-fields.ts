import {
  address,
  choice,
  flag,
  list,
  map,
  object,
  orNull,
  required,
  text,
  texts,
  whole,
} from './body-rules.ts';
import { authenticationMethods, newAuthenticationMethods } from './client-credentials.ts';
import type { BodyRule } from './operation.ts';

const seconds: BodyRule = { type: 'integer', minimum: 1, maximum: 157_788_000 };

const refreshToken = object({
  rotation_type: required(choice('rotating', 'non-rotating')),
  expiration_type: required(choice('expiring', 'non-expiring')),
  leeway: { type: 'integer', minimum: 0 },
  token_lifetime: seconds,
  infinite_token_lifetime: flag,
  idle_token_lifetime: seconds,
  infinite_idle_token_lifetime: flag,
});

/** What an application may be created with: the part of Auth0's that the local tenant knows. */
export const newClientFields: Record<string, BodyRule> = {
  name: required({ type: 'string', format: { name: 'name', pattern: /^[^<>]+$/ } }),
  description: { type: 'string', maxLength: 140 },
  logo_uri: address,
  app_type: choice('native', 'spa', 'regular_web', 'non_interactive'),
  is_first_party: flag,
  oidc_conformant: flag,
  callbacks: texts,
  allowed_origins: texts,
  web_origins: texts,
  allowed_logout_urls: texts,
  client_aliases: texts,
  grant_types: list({ type: 'string', minLength: 1 }),
  token_endpoint_auth_method: orNull(choice('none', 'client_secret_post', 'client_secret_basic')),
  client_authentication_methods: newAuthenticationMethods,
  initiate_login_uri: address,
  cross_origin_authentication: flag,
  sso: flag,
  sso_disabled: flag,
  custom_login_page_on: flag,
  organization_usage: choice('deny', 'allow', 'require'),
  organization_require_behavior: choice('no_prompt', 'pre_login_prompt', 'post_login_prompt'),
  client_metadata: map(orNull({ type: 'string', maxLength: 255 })),
  jwt_configuration: object({
    lifetime_in_seconds: whole,
    secret_encoded: flag,
    scopes: { type: 'object' },
    alg: choice('HS256', 'RS256', 'RS512', 'PS256'),
  }),
  refresh_token: orNull(refreshToken),
  oidc_logout: object({
    backchannel_logout_urls: list(address),
    backchannel_logout_initiators: object({
      mode: choice('custom', 'all'),
      selected_initiators: list(
        choice(
          'rp-logout',
          'idp-logout',
          'password-changed',
          'session-expired',
          'session-revoked',
          'account-deleted',
          'email-identifier-changed',
          'mfa-phone-unenrolled',
          'account-deactivated',
        ),
      ),
    }),
  }),
};

/** What may be changed; Auth0 also lets a caller choose the secret. */
export const clientChanges: Record<string, BodyRule> = {
  ...newClientFields,
  name: { ...newClientFields.name, type: 'string', required: false },
  client_authentication_methods: authenticationMethods,
  client_secret: { ...text, minLength: 1 },
};
