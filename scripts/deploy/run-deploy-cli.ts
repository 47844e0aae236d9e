import { fork } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What Deploy CLI is told of the tenant: its keys are those of its configuration file. */
export interface DeployCliSettings {
  AUTH0_DOMAIN: string;
  AUTH0_CLIENT_ID: string;
  AUTH0_CLIENT_SECRET: string;
  AUTH0_ALLOW_DELETE: boolean;
  AUTH0_KEYWORD_REPLACE_MAPPINGS: Record<string, unknown>;
  AUTH0_INCLUDED_ONLY?: string[];
}

export interface DeployCliJob {
  kind: 'import' | 'export';
  /** This repository. */
  root: string;
  /** The directory to read or to write. */
  folder: string;
  settings: DeployCliSettings;
}

export interface DeployCliRun {
  /** 0: done. */
  code: number;
  /** What it printed, without colours and times. */
  lines: string[];
}

/**
 * Runs the installed Deploy CLI as a process of its own, which gets none of this process's environment but `PATH` and the
 * certificate to trust. Settings and secrets go to it as a message, not through a file.
 */
export async function runDeployCli(job: DeployCliJob): Promise<DeployCliRun> {
  const { PATH, NODE_EXTRA_CA_CERTS } = process.env;
  const child = fork(join(job.root, 'scripts', 'deploy', 'deploy-cli-process.cjs'), {
    execArgv: [],
    env: { PATH, NODE_EXTRA_CA_CERTS },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  child.send({ kind: job.kind, parameters: describeParameters(job) });
  const code = await new Promise<number>((resolve) => {
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { code, lines: readLines(output) };
}

function describeParameters({ kind, folder, settings }: DeployCliJob): object {
  const common = { config: settings, env: false };
  return kind === 'import'
    ? { ...common, input_file: folder }
    : { ...common, output_folder: folder, format: 'directory' };
}

function readLines(output: string): string[] {
  return stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^\S+ - /, ''));
}
