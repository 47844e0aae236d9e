import type { Context, Emitter } from 'liquidjs';

/** Auth0's `{% debug %}`: prints every variable the template can see, for whoever writes the template. */
export const debugTag = {
  parse() {},
  render(context: Context, emitter: Emitter) {
    const variables = JSON.stringify(context.environments, null, 2);
    emitter.write(`<pre>${variables.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`);
  },
};
