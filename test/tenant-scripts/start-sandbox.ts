import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { createSandbox, type Sandbox } from '../../local/tenant/scripts/create-sandbox.ts';
import { createClock } from '../../local/tenant/store/clock.ts';

/** A folder with two made-up packages, `axios` 1.21.1 and `parcel` 2.0.0, and the file that stands for its package.json. */
function makeModules(): string {
  const root = mkdtempSync(join(tmpdir(), 'scripts-'));
  for (const [name, version] of [
    ['axios', '1.21.1'],
    ['parcel', '2.0.0'],
  ] as const) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version }));
    writeFileSync(join(folder, 'index.js'), `module.exports = '${name} ${version}';`);
    writeFileSync(join(folder, 'inner.js'), `module.exports = 'inner ${name}';`);
  }
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return join(root, 'package.json');
}

/** A sandbox that is closed after the file's tests. */
export function startSandbox(
  limitMs = 10_000,
): Sandbox & { clock: ReturnType<typeof createClock> } {
  const clock = createClock();
  const sandbox = createSandbox({ modulesRoot: makeModules(), clock, limitMs });
  afterAll(() => sandbox.close());
  return Object.assign(sandbox, { clock });
}
