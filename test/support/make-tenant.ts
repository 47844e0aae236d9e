import { randomBytes } from 'node:crypto';
import { createEmptyConfiguration } from '../../local/tenant/load/create-empty-configuration.ts';
import { createClock } from '../../local/tenant/store/clock.ts';
import { createState } from '../../local/tenant/store/state.ts';
import type {
  Client,
  Connection,
  Organization,
  TenantConfiguration,
} from '../../local/tenant/store/types.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';

/** What a test may say differently: whole parts of the tenant, or single parts of its configuration. */
export interface TenantOverrides extends Partial<Omit<Tenant, 'configuration'>> {
  configuration?: Partial<TenantConfiguration>;
}

export const pimClient: Client = {
  client_id: 'pim-client',
  client_secret: 'pim-client-secret',
  name: 'Akeneo PIM',
  app_type: 'regular_web',
  callbacks: ['http://localhost:4401/{organization_name}/callback'],
  allowed_logout_urls: ['http://localhost:4401/{organization_name}'],
  web_origins: [],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'client_secret_post',
  client_metadata: { product: 'pim' },
  organization_usage: 'require',
  organization_require_behavior: 'no_prompt',
};

export const emailConfirmationClient: Client = {
  client_id: 'email-confirmation-client',
  client_secret: 'email-confirmation-client-secret',
  name: 'Akeneo Product Cloud',
  app_type: 'regular_web',
  callbacks: ['http://localhost:4400/email-confirmed'],
  allowed_logout_urls: [],
  web_origins: [],
  grant_types: ['authorization_code'],
  token_endpoint_auth_method: 'client_secret_post',
  initiate_login_uri: 'http://localhost:4401/',
  client_metadata: { purpose: 'email-confirmation' },
  organization_usage: 'deny',
  organization_require_behavior: 'no_prompt',
};

export const productCloudConnection: Connection = {
  id: 'con_akeneoproductcloud',
  name: 'akeneo-product-cloud',
  strategy: 'auth0',
  enabled_clients: [pimClient.client_id, emailConfirmationClient.client_id],
  options: {
    import_mode: true,
    enabledDatabaseCustomization: true,
    disable_signup: true,
    brute_force_protection: true,
  },
};

export const acme = makeOrganization('acme', '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001', 'on');
export const legacy = makeOrganization('legacy', '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a004', 'off');

function makeOrganization(name: string, customerId: string, rollout: string): Organization {
  return {
    id: `org_${name}`,
    name,
    display_name: name.charAt(0).toUpperCase() + name.slice(1),
    metadata: {
      customer_id: customerId,
      rollout,
      pim_url: `http://localhost:4401/${name}`,
      sdm_url: `http://localhost:4402/${name}`,
    },
    connections: [
      {
        connection_id: 'con_akeneoproductcloud',
        assign_membership_on_login: true,
        is_signup_enabled: false,
      },
    ],
  };
}

/** A small tenant in which nothing has happened: one PIM client, the client of mailed links, one connection
 * without scripts, the organizations acme (rolled out) and legacy (not). Every call gives its own copy. */
export function makeTenant(overrides: TenantOverrides = {}): Tenant {
  const { configuration, ...parts } = overrides;
  const clock = parts.clock ?? createClock();
  const state = parts.state ?? createState();
  const createId = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;
  return {
    configuration: structuredClone({ ...makeConfiguration(), ...configuration }),
    state,
    clock,
    issuer: 'http://localhost:4400/',
    managementDomain: 'localhost:4443',
    ratePlan: 'enterprise',
    createId,
    log(event) {
      state.logs.push({
        ...event,
        log_id: createId('log_'),
        date: new Date(clock.now()).toISOString(),
      });
    },
    ...parts,
  };
}

function makeConfiguration(): TenantConfiguration {
  return {
    ...createEmptyConfiguration({ domain: 'localhost:4443', clientId: '', clientSecret: '' }),
    settings: {
      friendly_name: 'Akeneo Product Cloud',
      enabled_locales: ['en', 'fr'],
      support_email: 'support@akeneo.test',
      support_url: 'https://help.akeneo.test',
    },
    clients: [pimClient, emailConfirmationClient],
    clientGrants: [],
    connections: [productCloudConnection],
    organizations: [acme, legacy],
    prompts: { universal_login_experience: 'new', identifier_first: true },
    branding: { colors: { primary: '#9452ba', page_background: '#f6f7fb' } },
    theme: makeTheme(),
    emailProvider: {
      name: 'smtp',
      enabled: true,
      default_from_address: 'no-reply@akeneo.test',
      credentials: { smtp_host: '127.0.0.1', smtp_port: 4425 },
    },
  };
}

function makeTheme(): TenantConfiguration['theme'] {
  const text = { bold: false, size: 100 };
  return {
    borders: {
      button_border_radius: 4,
      button_border_weight: 1,
      buttons_style: 'rounded',
      input_border_radius: 2,
      input_border_weight: 1,
      inputs_style: 'rounded',
      show_widget_shadow: true,
      widget_border_weight: 0,
      widget_corner_radius: 4,
    },
    colors: {
      body_text: '#11324d',
      error: '#d4604f',
      header: '#11324d',
      icons: '#67768a',
      input_background: '#ffffff',
      input_border: '#c7cbd4',
      input_filled_text: '#11324d',
      input_labels_placeholders: '#67768a',
      links_focused_components: '#9452ba',
      primary_button: '#9452ba',
      primary_button_label: '#ffffff',
      secondary_button_border: '#c7cbd4',
      secondary_button_label: '#11324d',
      success: '#67b373',
      widget_background: '#ffffff',
      widget_border: '#c7cbd4',
    },
    fonts: {
      font_url: '',
      links_style: 'normal',
      reference_text_size: 16,
      title: { bold: true, size: 150 },
      subtitle: text,
      body_text: text,
      buttons_text: text,
      input_labels: text,
      links: { bold: true, size: 100 },
    },
    page_background: {
      background_color: '#f6f7fb',
      background_image_url: '',
      page_layout: 'center',
    },
    widget: {
      header_text_alignment: 'center',
      logo_height: 52,
      logo_position: 'center',
      logo_url: '',
      social_buttons_layout: 'bottom',
    },
  };
}
