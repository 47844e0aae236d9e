import type { Shape } from '../shape.ts';

const font: Shape = { object: { 'bold*': 'flag', 'size*': 'number' } };
const corners = ['pill', 'rounded', 'sharp'] as const;

/** `themes/*.json`; Auth0 wants every group whole. */
export const theme: Shape = {
  object: {
    displayName: 'text',
    'borders*': {
      object: {
        'button_border_radius*': 'number',
        'button_border_weight*': 'number',
        'buttons_style*': corners,
        'input_border_radius*': 'number',
        'input_border_weight*': 'number',
        'inputs_style*': corners,
        'show_widget_shadow*': 'flag',
        'widget_border_weight*': 'number',
        'widget_corner_radius*': 'number',
      },
    },
    'colors*': {
      object: {
        base_focus_color: 'text',
        base_hover_color: 'text',
        'body_text*': 'text',
        captcha_widget_theme: ['auto', 'dark', 'light'],
        'error*': 'text',
        'header*': 'text',
        'icons*': 'text',
        'input_background*': 'text',
        'input_border*': 'text',
        'input_filled_text*': 'text',
        'input_labels_placeholders*': 'text',
        'links_focused_components*': 'text',
        'primary_button*': 'text',
        'primary_button_label*': 'text',
        read_only_background: 'text',
        'secondary_button_border*': 'text',
        'secondary_button_label*': 'text',
        'success*': 'text',
        'widget_background*': 'text',
        'widget_border*': 'text',
      },
    },
    'fonts*': {
      object: {
        'body_text*': font,
        'buttons_text*': font,
        'font_url*': 'text',
        'input_labels*': font,
        'links*': font,
        'links_style*': ['normal', 'underlined'],
        'reference_text_size*': 'number',
        'subtitle*': font,
        'title*': font,
      },
    },
    'page_background*': {
      object: {
        'background_color*': 'text',
        'background_image_url*': 'text',
        'page_layout*': ['center', 'left', 'right'],
      },
    },
    'widget*': {
      object: {
        'header_text_alignment*': ['center', 'left', 'right'],
        'logo_height*': 'number',
        'logo_position*': ['center', 'left', 'none', 'right'],
        'logo_url*': 'text',
        'social_buttons_layout*': ['bottom', 'top'],
      },
    },
  },
};

/** `branding/branding.json` */
export const branding: Shape = {
  object: {
    colors: { object: { primary: 'text', page_background: 'text' } },
    favicon_url: 'text',
    logo_url: 'text',
    font: { object: { url: 'text' } },
  },
};

/** `prompts/prompts.json` */
export const prompts: Shape = {
  object: {
    'universal_login_experience*': ['new'],
    'identifier_first*': 'flag',
    webauthn_platform_first_factor: 'flag',
  },
};

/** `prompts/custom-text.json`: language, prompt, screen, key. */
export const customText: Shape = { map: { map: { map: { map: 'text' } } } };
