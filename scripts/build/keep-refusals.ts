import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Of the refusals in every language, and of the short codes, puts into a script only those that `keeps` names. */
export function keepRefusals(keeps: (reason: string) => boolean): Plugin {
  const keep = (table: object) =>
    Object.fromEntries(Object.entries(table).filter(([reason]) => keeps(reason)));
  return {
    name: 'keep-refusals',
    setup(build) {
      build.onLoad({ filter: /tenant[/\\]texts[/\\][\w-]+[/\\]actions\.json$/ }, ({ path }) => {
        const { refusals, ...others } = JSON.parse(readFileSync(path, 'utf8'));
        return asJson({ refusals: keep(refusals), ...others });
      });
      build.onLoad({ filter: /policy[/\\]reason-codes\.json$/ }, ({ path }) =>
        asJson(keep(JSON.parse(readFileSync(path, 'utf8')))),
      );
    },
  };
}

function asJson(value: object): { contents: string; loader: 'json' } {
  return { contents: JSON.stringify(value, null, 2), loader: 'json' };
}
