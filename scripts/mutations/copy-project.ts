import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the working tree without what is ignored, its packages and its certificate borrowed. */
export function copyProject(root: string): { root: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
  const parameters = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', parameters, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error('git ls-files failed: the copy needs the repository');
  for (const file of stdout.split('\0').filter((one) => one !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  cpSync(join(root, '.local', 'certificate'), join(copy, '.local', 'certificate'), {
    recursive: true,
  });
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
