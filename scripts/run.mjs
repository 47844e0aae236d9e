// Starts scripts/<name>.ts. Plain JavaScript without dependencies: it has to run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer, or 22.12 or newer.`,
  );
  process.exit(1);
}
if (!existsSync(join(root, 'scripts', `${name}.ts`))) {
  console.error(`There is no scripts/${name}.ts.`);
  process.exit(1);
}

if (!isInstalled()) {
  console.info('Installing the packages of package-lock.json ...');
  const { status } = run('npm', ['install', '--no-audit', '--no-fund'], process.env);
  if (status !== 0) process.exit(status ?? 1);
}

const tsx = ['--import', 'tsx'];
const environment = { ...process.env };
if (name !== 'build') {
  // Node reads this variable once, at its start, and warns if the file is not there yet.
  const { status } = run(process.execPath, [...tsx, 'scripts/make-certificate.ts'], process.env);
  if (status !== 0) process.exit(status ?? 1);
  environment.NODE_EXTRA_CA_CERTS = join(root, '.local', 'certificate', 'ca.pem');
}

const child = spawn(process.execPath, [...tsx, `scripts/${name}.ts`, ...args], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to the child as well; other stop signals reach only this process.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));

/** @param {string} command @param {string[]} parameters @param {NodeJS.ProcessEnv} env */
function run(command, parameters, env) {
  return spawnSync(command, parameters, {
    cwd: root,
    env,
    stdio: 'inherit',
    // On Windows npm is a batch file.
    shell: process.platform === 'win32' && command === 'npm',
  });
}

/** Whether node_modules holds what the lock file says; packages for other platforms are optional. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
  const wanted = Object.entries(readLock('package-lock.json'));
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  );
}

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean}>} */
function readLock(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
