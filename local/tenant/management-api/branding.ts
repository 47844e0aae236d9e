import { address, color, object, orNull } from './body-rules.ts';
import { done, type Operation } from './operation.ts';

/** Colors and logo of the tenant. */
export const branding: Operation[] = [
  {
    method: 'GET',
    path: '/branding',
    description: 'Get branding settings',
    scopes: ['read:branding'],
    run: ({ configuration }) => done(structuredClone(configuration.branding)),
  },
  {
    method: 'PATCH',
    path: '/branding',
    description: 'Update branding settings',
    scopes: ['update:branding'],
    body: {
      colors: orNull(object({ primary: orNull(color), page_background: orNull(color) })),
      favicon_url: orNull(address),
      logo_url: orNull(address),
      font: orNull(object({ url: orNull(address) })),
    },
    run: ({ configuration }, { body }) => {
      Object.assign(configuration.branding, structuredClone(body));
      return done(structuredClone(configuration.branding));
    },
  },
];
