import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Of the refusals in every language, puts into a script only those that `keeps` names. */
export function keepRefusals(keeps: (reason: string) => boolean): Plugin {
  return {
    name: 'keep-refusals',
    setup(build) {
      build.onLoad({ filter: /tenant[/\\]texts[/\\][\w-]+[/\\]actions\.json$/ }, ({ path }) => {
        const { refusals, ...others } = JSON.parse(readFileSync(path, 'utf8'));
        const kept = Object.entries(refusals).filter(([reason]) => keeps(reason));
        const contents = JSON.stringify({ refusals: Object.fromEntries(kept), ...others }, null, 2);
        return { contents, loader: 'json' };
      });
    },
  };
}
