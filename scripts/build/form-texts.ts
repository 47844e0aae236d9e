/** Where a component of a form speaks to people. */
export const FORM_TEXTS = [
  'label',
  'hint',
  'config.text',
  'config.content',
  'config.placeholder',
  'config.active_text',
  'config.button_text',
  'config.waiting_text',
];
