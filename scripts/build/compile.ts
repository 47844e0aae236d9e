import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { CompiledScript, ScriptSource } from './build.ts';
import { keepRefusals } from './keep-refusals.ts';

/** The function that Auth0 wants as the text of a database script, and the arguments it gets with script context on. */
export const databaseScripts: Record<string, { exported: string; parameters: string }> = {
  login: { exported: 'login', parameters: 'identifier, password, context, callback' },
  get_user: { exported: 'getUser', parameters: 'identifier, context, callback' },
};

/** Compiles one entry point into the text that is deployed. Throws with esbuild's own message if the code does not compile. */
export async function compile(root: string, script: ScriptSource): Promise<CompiledScript> {
  const options = {
    absWorkingDir: root,
    entryPoints: [join(root, script.path)],
    platform: 'node',
    // Older than the tenant's node22: what is tested here is what is deployed.
    target: 'node20',
    legalComments: 'none',
    charset: 'utf8',
    // Deployed code must not depend on the options of an editor.
    tsconfigRaw: '{}',
    logLevel: 'silent',
    metafile: true,
    write: false,
  } as const satisfies BuildOptions;
  const shape = shapeOf(script);
  // Without a refusal in it first: whichever reason the code then names is one that it can give.
  const silent = await build({ ...shape, ...options, plugins: [keepRefusals(() => false)] });
  const named = silent.outputFiles[0]?.text ?? '';
  const keeps = (reason: string) => named.includes(`"${reason}"`);
  const bundle = await build({ ...shape, ...options, plugins: [keepRefusals(keeps)] });
  const names = await build({ ...options, bundle: false, format: 'esm' });
  return {
    ...script,
    code: bundle.outputFiles[0]?.text.trimEnd() ?? '',
    exports: Object.values(names.metafile.outputs).flatMap((output) => output.exports),
    imports: Object.values(bundle.metafile.outputs)
      .flatMap((output) => output.imports)
      .filter((one) => one.external)
      .map((one) => one.path),
  };
}

function shapeOf(script: ScriptSource): BuildOptions {
  if (script.kind === 'action') return { bundle: true, format: 'cjs', packages: 'external' };
  const signature = databaseScripts[script.name];
  // An unknown name is told by a check; it only has to get that far.
  if (signature === undefined) return { bundle: true, format: 'cjs' };
  // Auth0 evaluates the text as an expression: nothing may stand before the function or after its brace.
  const { exported, parameters } = signature;
  return {
    bundle: true,
    format: 'iife',
    globalName: '__script',
    banner: { js: `function ${exported}(${parameters}) {` },
    footer: { js: `return __script.${exported}(${parameters});\n}` },
  };
}
