import type { Shape } from '../shape.ts';

/** `actions/<name>.json`, and the order in which the Actions run. */
export const action: Shape = {
  object: {
    'name*': 'text',
    'code*': 'text',
    'runtime*': ['node22', 'node18-actions'],
    'deployed*': 'flag',
    'supported_triggers*': { list: { object: { 'id*': 'text', 'version*': 'text' } } },
    'dependencies*': { list: { object: { 'name*': 'text', 'version*': 'text' } } },
    'secrets*': { list: { object: { 'name*': 'text', 'value*': 'text' } } },
  },
};

export const triggers: Shape = {
  map: { list: { object: { 'action_name*': 'text', 'display_name*': 'text' } } },
};
