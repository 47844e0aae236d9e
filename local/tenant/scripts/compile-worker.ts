import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let text: string | undefined;

/** The worker's own source as JavaScript, compiled once per process: it then starts under tsx, plain node and Jest alike. */
export function compileWorker(): string {
  text ??= compile();
  return text;
}

function compile(): string {
  // Jest runs this file as CommonJS, everything else as an ES module.
  const folder =
    typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  const built = buildSync({
    entryPoints: [join(folder, 'worker', 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    // An IIFE keeps the worker's own variables out of the scripts' global scope.
    format: 'iife',
    write: false,
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const [file] = built.outputFiles;
  if (!file) throw new Error('esbuild compiled no worker');
  return file.text;
}
