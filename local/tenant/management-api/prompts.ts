import type { JsonObject } from '../store/types.ts';
import { choice, flag, map, orNull, text } from './body-rules.ts';
import { done, type Operation } from './operation.ts';
import { invalidBody } from './refusal.ts';

/** Settings and texts of Universal Login. */
export const prompts: Operation[] = [
  {
    method: 'GET',
    path: '/prompts',
    description: 'Get prompt settings',
    scopes: ['read:prompts'],
    run: ({ configuration }) => done({ ...configuration.prompts }),
  },
  {
    method: 'PATCH',
    path: '/prompts',
    description: 'Update prompt settings',
    scopes: ['update:prompts'],
    body: {
      universal_login_experience: choice('new', 'classic'),
      identifier_first: orNull(flag),
      webauthn_platform_first_factor: orNull(flag),
    },
    run: ({ configuration }, { body }) => {
      if (body.universal_login_experience === 'classic')
        return invalidBody('The local tenant has no classic login experience');
      Object.assign(configuration.prompts, body);
      return done({ ...configuration.prompts });
    },
  },
  {
    method: 'GET',
    path: '/prompts/rendering',
    description: 'Get render settings of all screens',
    scopes: ['read:prompts'],
    query: {
      page: {},
      per_page: {},
      include_totals: {},
      prompt: {},
      screen: {},
      rendering_mode: {},
      fields: {},
      include_fields: {},
    },
    run: (_, { query }) =>
      done(
        query.include_totals === 'true'
          ? { configs: [], start: 0, limit: 50, total: 0 }
          : { configs: [] },
      ),
  },
  {
    method: 'GET',
    path: '/prompts/:prompt/custom-text/:language',
    description: 'Get custom text for a prompt',
    scopes: ['read:prompts'],
    run: ({ configuration }, { path: { prompt = '', language = '' } }) =>
      done(structuredClone(configuration.customText[language]?.[prompt] ?? {})),
  },
  {
    method: 'PUT',
    path: '/prompts/:prompt/custom-text/:language',
    description: 'Set custom text for a prompt',
    scopes: ['update:prompts'],
    values: map({ ...text, maxLength: 2048 }),
    run: ({ configuration }, { path: { prompt = '', language = '' }, body }) => {
      const { customText } = configuration;
      // One PUT replaces all screens of the prompt.
      customText[language] = { ...customText[language], [prompt]: body as JsonObject as never };
      return { kind: 'empty' };
    },
  },
];
