import { parseArgs } from 'node:util';
import { refuseMissingValues } from '../../local/tenant/load/refuse-missing-values.ts';
import { assemble, describeProblem } from '../build/assemble.ts';
import { connectTenant } from './deploy.ts';
import type { Deployment } from './deployment.ts';
import { readEnvironment } from './read-environment.ts';
import { readDeployedKeywords } from './read-keywords.ts';

/**
 * Reads the settings of an environment and builds what belongs into it; nothing is sent. Throws one error that names every
 * file and key that is wrong.
 */
export async function openDeployment(
  name: string,
  say: (line: string) => void,
): Promise<Deployment> {
  const root = process.cwd();
  const environment = readEnvironment(root, name);
  const folder = `${root}/build`;
  const outcome = await assemble({ root, out: folder, environment: name });
  if (outcome.kind === 'refused') {
    throw new Error(outcome.problems.map(describeProblem).join('\n'));
  }
  const { access, keywords } = environment;
  refuseMissingValues(folder, { ...readDeployedKeywords(root), ...keywords });
  return { root, folder, access, keywords, api: connectTenant(access), say };
}

/** What stands on the command line: which tenant, and the switches that are on. */
export interface Options {
  env: string;
  on: Set<string>;
}

/**
 * Reads `--env <name>` and the switches that a command takes, and ends the process with what `command` returns, or with 1 and
 * the message of what it throws. `--help` prints `usage` and does nothing.
 */
export async function runCommand(
  { usage, switches = [] }: { usage: string; switches?: readonly string[] },
  command: (options: Options) => Promise<number>,
): Promise<void> {
  try {
    const options = readOptions(switches);
    if (options === null) console.info(usage);
    else process.exitCode = await command(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'failed: unexpected');
    process.exitCode = 1;
  }
}

/** Null: help is wanted. Throws on what no command takes. */
function readOptions(switches: readonly string[]): Options | null {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      help: { type: 'boolean' },
      ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
    },
  });
  const given: Record<string, string | boolean | undefined> = values;
  if (given.help === true) return null;
  if (typeof given.env !== 'string')
    throw new Error('which tenant? --env <name>; --help and docs/deploying.md say more');
  return { env: given.env, on: new Set(switches.filter((name) => given[name] === true)) };
}
