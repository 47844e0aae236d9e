import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compileWorker } from '../../local/tenant/scripts/compile-worker.ts';

const folder = '.local/test-world';

/** Where the process of a test's world stands once it is compiled. */
export const WORLD_PROCESS = `${folder}/world-process.mjs`;

const commands = ['deploy', 'organization', 'plan', 'report', 'rollback', 'support'] as const;

/** Where `scripts/<name>.ts` stands once it is compiled, from wherever a test starts it. */
export function findCompiled(name: (typeof commands)[number]): string {
  return resolve(`${folder}/${name}.mjs`);
}

/**
 * Before all tests: compiles the world's process, and the commands that tests start, into a few files, or each of a hundred
 * processes would compile and read two thousand.
 */
export async function compileWorld(): Promise<void> {
  await build({
    entryPoints: ['test/support/world-process.ts', ...commands.map((name) => `scripts/${name}.ts`)],
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // What reads files beside its own.
    external: ['esbuild', 'mkcert', 'node-sqlite3-wasm'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'our own files know where they stood',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            // The worker would be compiled by every world.
            if (path.endsWith('/compile-worker.ts'))
              return {
                contents: `export const compileWorker = () => ${JSON.stringify(compileWorker())};`,
              };
            const text = await readFile(path, 'utf8');
            const contents = text
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
            return { loader: 'ts', contents };
          });
        },
      },
    ],
    logLevel: 'error',
  });
}

/** What Jest calls before all tests. */
export default compileWorld;
