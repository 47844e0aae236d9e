import type { Shape } from '../shape.ts';

/** The outside of a form; its nodes and translations are checked by the room that runs them. */
export const form: Shape = {
  object: {
    'name*': 'text',
    messages: { object: { errors: { map: 'text' }, custom: { map: 'text' } } },
    languages: { object: { primary: 'text', default: 'text' } },
    'nodes*': { list: 'any' },
    translations: { map: 'any' },
    'start*': 'any',
    ending: 'any',
    style: { object: { css: 'text' } },
  },
};

export const flow: Shape = {
  object: {
    'name*': 'text',
    'actions*': {
      list: {
        object: {
          'id*': 'text',
          alias: 'text',
          'type*': 'text',
          'action*': 'text',
          allow_failure: 'flag',
          mask_output: 'flag',
          'params*': 'any',
        },
      },
    },
  },
};

/** `flow-vault-connections/*.json`; what `setup` holds depends on the vendor. */
export const vaultConnection: Shape = {
  object: {
    'name*': 'text',
    'app_id*': ['AUTH0', 'HTTP', 'JWT'],
    'setup*': {
      object: {
        'type*': [
          'OAUTH_APP',
          'BEARER',
          'BASIC_AUTH',
          'API_KEY',
          'OAUTH_CLIENT_CREDENTIALS',
          'JWT',
        ],
        client_id: 'text',
        client_secret: 'text',
        domain: 'text',
        audience: 'text',
        token: 'text',
        username: 'text',
        password: 'text',
        name: 'text',
        value: 'text',
        in: ['HEADER', 'QUERY'],
        token_endpoint: 'text',
        scope: 'text',
        algorithm: 'text',
        secret: 'text',
      },
    },
  },
};
