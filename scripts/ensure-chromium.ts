import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

/** A browser for the journeys; one is installed if there is none. Throws with what to do by hand. */
export function ensureChromium(): string {
  const found = findChromium(process.env);
  if (found !== null) return found;
  console.info('No Chromium found: installing one ...');
  for (const commands of ways()) {
    const done = commands.every(([command = '', ...args]) => {
      return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
    });
    const path = done ? findChromium(process.env) : null;
    if (path !== null) return path;
  }
  throw new Error(
    'Chromium could not be installed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.',
  );
}

function ways(): string[][][] {
  const playwright = [
    [process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium'],
  ];
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!isDebianRoot) return [playwright];
  return [
    ['chromium-headless-shell', 'fonts-liberation'],
    // Ubuntu and older Debians have no such package.
    ['chromium', 'fonts-liberation'],
  ]
    .map((packages) => [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
    ])
    .concat([playwright]);
}
