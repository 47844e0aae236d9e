import type { Client } from './types.ts';

/** What an application is where its maker said nothing. */
export const newClient: Pick<
  Client,
  | 'allowed_logout_urls'
  | 'app_type'
  | 'callbacks'
  | 'client_metadata'
  | 'grant_types'
  | 'organization_require_behavior'
  | 'organization_usage'
  | 'token_endpoint_auth_method'
  | 'web_origins'
> = {
  allowed_logout_urls: [],
  app_type: 'regular_web',
  callbacks: [],
  client_metadata: {},
  grant_types: [],
  organization_require_behavior: 'no_prompt',
  organization_usage: 'deny',
  token_endpoint_auth_method: 'client_secret_post',
  web_origins: [],
};
