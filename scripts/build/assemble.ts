import { rmSync } from 'node:fs';
import type { Build, CompiledScript, Problem } from './build.ts';
import { checks } from './checks.ts';
import { compile } from './compile.ts';
import { readSources } from './read-sources.ts';
import { writeBuild } from './write-build.ts';

export interface BuildOrder {
  /** The repository. */
  root: string;
  /** The folder to write; it does not exist after a failure, so that nothing refused can be deployed. */
  out: string;
  /** Whose organizations go into it. */
  environment: string;
}

export type FoundProblem = Problem & { check: string };

export type BuildOutcome =
  | { kind: 'built'; files: string[]; scripts: { path: string; bytes: number }[] }
  | { kind: 'refused'; problems: FoundProblem[] };

/** Compiles, checks and assembles the Deploy CLI directory. All problems are reported at once. */
export async function assemble({ root, out, environment }: BuildOrder): Promise<BuildOutcome> {
  rmSync(out, { recursive: true, force: true });
  const sources = readSources(root);
  const problems: FoundProblem[] = sources.broken.map((one) => ({ ...one, check: 'json' }));
  const compiled: CompiledScript[] = [];
  for (const script of sources.scripts) {
    try {
      compiled.push(await compile(root, script));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push({ check: 'compile', file: script.path, key: '', message });
    }
  }
  const build: Build = { ...sources, compiled };
  for (const { id, run } of checks) {
    for (const problem of await run(build)) problems.push({ ...problem, check: id });
  }
  const known = build.json.some(({ path }) =>
    path.startsWith(`tenant/environments/${environment}/`),
  );
  if (!known) {
    const message = 'has no organizations: no such environment';
    problems.push({ check: 'json', file: `tenant/environments/${environment}`, key: '', message });
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  const files = writeBuild(build, out, environment);
  const scripts = compiled.map(({ path, code }) => ({ path, bytes: Buffer.byteLength(code) }));
  return { kind: 'built', files, scripts };
}

/** One line per problem: file, key, what is wrong, and the name of the check. */
export function describeProblem({ file, key, message, check }: FoundProblem): string {
  return `${file}: ${key === '' ? '' : `${key}: `}${message} (${check})`;
}
