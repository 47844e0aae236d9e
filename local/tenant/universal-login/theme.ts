import type { JsonObject, TenantConfiguration } from '../store/types.ts';

/** What Auth0 draws with when a tenant has no theme of its own. */
const defaults = {
  borders: {
    button_border_radius: 3,
    button_border_weight: 1,
    buttons_style: 'rounded',
    input_border_radius: 3,
    input_border_weight: 1,
    inputs_style: 'rounded',
    show_widget_shadow: true,
    widget_border_weight: 0,
    widget_corner_radius: 5,
  },
  colors: {
    body_text: '#1e212a',
    error: '#c93c37',
    header: '#1e212a',
    icons: '#65676e',
    input_background: '#ffffff',
    input_border: '#8c8d95',
    input_filled_text: '#000000',
    input_labels_placeholders: '#65676e',
    links_focused_components: '#635dff',
    primary_button: '#635dff',
    primary_button_label: '#ffffff',
    secondary_button_border: '#8c8d95',
    secondary_button_label: '#1e212a',
    success: '#0f7f69',
    widget_background: '#ffffff',
    widget_border: '#c9cace',
  },
  fonts: { links_style: 'normal', reference_text_size: 16 },
  texts: {
    title: { bold: false, size: 150 },
    subtitle: { bold: false, size: 87.5 },
    body_text: { bold: false, size: 87.5 },
    buttons_text: { bold: false, size: 100 },
    input_labels: { bold: false, size: 100 },
    links: { bold: true, size: 87.5 },
  },
  page_background: { background_color: '#f1f1f4', page_layout: 'center' },
  widget: { header_text_alignment: 'center', logo_height: 52, logo_position: 'center' },
};

/** The deployed theme as CSS custom properties, one `--name: value;` after the other; a value that could
 * leave its declaration is replaced by Auth0's default. */
export function writeThemeVariables(configuration: TenantConfiguration): string {
  const { theme } = configuration;
  const variables = [
    ...colorVariables(part(theme, 'colors')),
    ...borderVariables(part(theme, 'borders')),
    ...fontVariables(part(theme, 'fonts')),
    ...pageVariables(part(theme, 'page_background'), part(theme, 'widget')),
  ];
  return variables.map(([name, value]) => `--${name}: ${value};`).join(' ');
}

/** `center`, `left` or `right`: where the widget stands on a wide screen. */
export function readPageLayout(configuration: TenantConfiguration): string {
  const layout = part(configuration.theme, 'page_background').page_layout;
  return layout === 'left' || layout === 'right' ? layout : defaults.page_background.page_layout;
}

function colorVariables(colors: JsonObject): [string, string][] {
  return Object.entries(defaults.colors).map(([name, fallback]) => [
    name.replaceAll('_', '-'),
    color(colors[name], fallback),
  ]);
}

function borderVariables(borders: JsonObject): [string, string][] {
  const own = defaults.borders;
  const px = (name: keyof typeof own) => `${number(borders[name], Number(own[name]))}px`;
  const shape = (style: 'buttons_style' | 'inputs_style', radius: string) => {
    if (borders[style] === 'pill') return '999px';
    return borders[style] === 'sharp' ? '0' : radius;
  };
  const shadow = borders.show_widget_shadow ?? own.show_widget_shadow;
  return [
    ['button-radius', shape('buttons_style', px('button_border_radius'))],
    ['button-border', px('button_border_weight')],
    ['input-radius', shape('inputs_style', px('input_border_radius'))],
    ['input-border-weight', px('input_border_weight')],
    ['widget-radius', px('widget_corner_radius')],
    ['widget-border-weight', px('widget_border_weight')],
    ['widget-shadow', shadow === true ? '0 12px 40px rgb(17 50 77 / 12%)' : 'none'],
  ];
}

function fontVariables(fonts: JsonObject): [string, string][] {
  const reference = number(fonts.reference_text_size, defaults.fonts.reference_text_size);
  const texts = Object.entries(defaults.texts).flatMap(([name, own]): [string, string][] => {
    const chosen = part(fonts, name);
    const variable = name.replaceAll('_', '-');
    return [
      [`${variable}-size`, `${number(chosen.size, own.size) / 100}rem`],
      [`${variable}-weight`, (chosen.bold ?? own.bold) ? '700' : '400'],
    ];
  });
  const decoration = fonts.links_style === 'underlined' ? 'underline' : 'none';
  return [['reference-size', `${(reference / 16) * 100}%`], ['links-style', decoration], ...texts];
}

function pageVariables(background: JsonObject, widget: JsonObject): [string, string][] {
  const own = defaults.widget;
  const align = (name: 'header_text_alignment' | 'logo_position') => {
    const chosen = widget[name];
    return chosen === 'left' || chosen === 'right' ? chosen : own[name];
  };
  return [
    [
      'page-background',
      color(background.background_color, defaults.page_background.background_color),
    ],
    ['logo-height', `${number(widget.logo_height, own.logo_height)}px`],
    ['logo-position', align('logo_position')],
    ['header-alignment', align('header_text_alignment')],
  ];
}

function part(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
}

function color(value: unknown, fallback: string): string {
  return typeof value === 'string' && /^#[0-9a-f]{3,8}$/i.test(value) ? value : fallback;
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}
