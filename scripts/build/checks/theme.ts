import { checkBody } from '../../../local/tenant/management-api/check-request.ts';
import { themeFields } from '../../../local/tenant/management-api/themes.ts';
import type { Build, Problem } from '../build.ts';

/** Deploy CLI stops before its first write at a theme whose sizes are outside Auth0's limits, or whose addresses may be http. */
export function checkTheme(build: Build): Problem[] {
  return build.json
    .filter(({ path }) => path.startsWith('tenant/themes/'))
    .flatMap(({ path, value }) => {
      const refused = checkBody({ body: themeFields }, value);
      return refused ? [{ file: path, key: '', message: refused.message }] : [];
    });
}
