import type { JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import {
  address,
  choice,
  color,
  flag,
  number,
  object,
  optional,
  required,
  text,
} from './body-rules.ts';
import { type Answer, type BodyRule, done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const missing = refusal(404, 'The theme does not exist', 'inexistent_theme');
const style = required(choice('pill', 'rounded', 'sharp'));
const upTo = (maximum: number, minimum = 0) =>
  required({ type: 'number' as const, minimum, maximum });
const font = required(object({ bold: required(flag), size: upTo(150) }));

const requiredColors = [
  'body_text',
  'error',
  'header',
  'icons',
  'input_background',
  'input_border',
  'input_filled_text',
  'input_labels_placeholders',
  'links_focused_components',
  'primary_button',
  'primary_button_label',
  'secondary_button_border',
  'secondary_button_label',
  'success',
  'widget_background',
  'widget_border',
];

const parts: Record<string, BodyRule> = {
  borders: object({
    button_border_radius: upTo(10, 1),
    button_border_weight: upTo(10),
    buttons_style: style,
    input_border_radius: upTo(10),
    input_border_weight: upTo(3),
    inputs_style: style,
    show_widget_shadow: required(flag),
    widget_border_weight: upTo(10),
    widget_corner_radius: upTo(50),
  }),
  colors: object({
    base_focus_color: color,
    base_hover_color: color,
    captcha_widget_theme: choice('auto', 'dark', 'light'),
    read_only_background: color,
    ...Object.fromEntries(requiredColors.map((key) => [key, required(color)])),
  }),
  fonts: object({
    body_text: font,
    buttons_text: font,
    font_url: required(address),
    input_labels: font,
    links: font,
    links_style: required(choice('normal', 'underlined')),
    reference_text_size: upTo(24, 12),
    subtitle: font,
    title: font,
  }),
  page_background: object({
    background_color: required(color),
    background_image_url: required(address),
    page_layout: required(choice('center', 'left', 'right')),
  }),
  widget: object({
    header_text_alignment: required(choice('center', 'left', 'right')),
    logo_height: required(number),
    logo_position: required(choice('center', 'left', 'none', 'right')),
    logo_url: required(address),
    social_buttons_layout: required(choice('bottom', 'top')),
  }),
};

/** What a theme is made of, with Auth0's limits. */
export const themeFields = {
  ...Object.fromEntries(Object.entries(parts).map(([key, rule]) => [key, required(rule)])),
  displayName: text,
};

/** The look of Universal Login: one theme per tenant. */
export const themes: Operation[] = [
  {
    method: 'POST',
    path: '/branding/themes',
    description: 'Create branding theme',
    scopes: ['update:branding'],
    body: themeFields,
    run: (tenant, { body }) => {
      const { configuration } = tenant;
      if (hasTheme(tenant)) return refusal(409, 'There is a theme already.', 'theme_conflict');
      configuration.theme = { ...structuredClone(body), themeId: tenant.createId('').slice(0, 32) };
      // 200, not 201.
      return done(structuredClone(configuration.theme));
    },
  },
  {
    method: 'GET',
    path: '/branding/themes/default',
    description: 'Get default branding theme',
    scopes: ['read:branding'],
    run: (tenant) => (hasTheme(tenant) ? done(structuredClone(describe(tenant))) : missing),
  },
  {
    method: 'GET',
    path: '/branding/themes/:id',
    description: 'Get branding theme',
    scopes: ['read:branding'],
    run: (tenant, { path }) =>
      withTheme(tenant, path.id, () => done(structuredClone(describe(tenant)))),
  },
  {
    method: 'PATCH',
    path: '/branding/themes/:id',
    description: 'Update branding theme',
    scopes: ['update:branding'],
    body: optional(themeFields),
    run: (tenant, { path, body }) =>
      withTheme(tenant, path.id, () => {
        Object.assign(tenant.configuration.theme, structuredClone(body));
        return done(structuredClone(describe(tenant)));
      }),
  },
  {
    method: 'DELETE',
    path: '/branding/themes/:id',
    description: 'Delete branding theme',
    scopes: ['delete:branding'],
    run: (tenant, { path }) =>
      withTheme(tenant, path.id, () => {
        tenant.configuration.theme = {};
        return { kind: 'empty' };
      }),
  },
];

function hasTheme({ configuration }: Tenant): boolean {
  return Object.keys(configuration.theme).length > 0;
}

/** A theme that was not made by this API has no id of its own. */
function describe({ configuration }: Tenant): JsonObject {
  return { themeId: 'default', ...configuration.theme };
}

function withTheme(tenant: Tenant, id: string | undefined, run: () => Answer): Answer {
  return hasTheme(tenant) && describe(tenant).themeId === id ? run() : missing;
}
