import type { JsonObject, TenantConfiguration } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { address, flag, list, map, object, orNull, text, texts, whole } from './body-rules.ts';
import { fieldRules } from './list-page.ts';
import { type BodyRule, done, type Operation } from './operation.ts';
import { selectFields } from './select-fields.ts';

const minutes: BodyRule = { type: 'integer', minimum: 1 };
const hours: BodyRule = { type: 'number', minimum: 0 };

const fields: Record<string, BodyRule> = {
  friendly_name: text,
  picture_url: address,
  support_email: text,
  support_url: address,
  allowed_logout_urls: texts,
  allow_organization_name_in_authentication_api: orNull(flag),
  customize_mfa_in_postlogin_action: orNull(flag),
  default_audience: text,
  default_directory: text,
  default_redirection_uri: address,
  enabled_locales: list({ type: 'string', minLength: 2 }),
  error_page: orNull(object({ html: text, show_log_link: flag, url: address })),
  flags: map(flag),
  session_lifetime: hours,
  idle_session_lifetime: hours,
  session_lifetime_in_minutes: minutes,
  idle_session_lifetime_in_minutes: minutes,
  ephemeral_session_lifetime_in_minutes: minutes,
  idle_ephemeral_session_lifetime_in_minutes: minutes,
  sandbox_version: text,
  session_cookie: orNull({ type: 'object' }),
  sessions: orNull({ type: 'object' }),
  oidc_logout: { type: 'object' },
  mtls: orNull({ type: 'object' }),
  pushed_authorization_requests_supported: orNull(flag),
  default_token_quota: orNull({ type: 'object' }),
  acr_values_supported: orNull(texts),
  authorization_response_iss_parameter_supported: orNull(flag),
  skip_non_verifiable_callback_uri_confirmation_prompt: orNull(flag),
  resource_parameter_profile: text,
  phone_consolidated_experience: flag,
  enable_ai_guide: flag,
  dynamic_client_registration_security_mode: text,
  code_challenge_methods: texts,
  legacy_sandbox_version: text,
  password_reset_attempts_per_ip: whole,
};

/** Settings of the whole tenant; the page that people see on an error is one of them. */
export const tenantSettings: Operation[] = [
  {
    method: 'GET',
    path: '/tenants/settings',
    description: 'Get tenant settings',
    scopes: ['read:tenant_settings'],
    query: fieldRules,
    run: (tenant, { query }) => done(selectFields(describe(tenant), query)),
  },
  {
    method: 'PATCH',
    path: '/tenants/settings',
    description: 'Update tenant settings',
    scopes: ['update:tenant_settings'],
    body: fields,
    run: (tenant, { body }) => {
      const { configuration } = tenant;
      const { error_page: errorPage, flags, ...rest } = structuredClone(body);
      if (errorPage === null) delete configuration.errorPage;
      if (errorPage) configuration.errorPage = errorPage as TenantConfiguration['errorPage'] & {};
      Object.assign(configuration.settings, rest);
      if (flags)
        configuration.settings.flags = {
          ...Object(configuration.settings.flags),
          ...Object(flags),
        };
      return done(describe(tenant));
    },
  },
];

function describe({ configuration }: Tenant): JsonObject {
  const { settings, errorPage } = configuration;
  const { name: _, ...page } = (errorPage ?? {}) as JsonObject;
  return structuredClone({ ...settings, ...(errorPage && { error_page: page }) });
}
