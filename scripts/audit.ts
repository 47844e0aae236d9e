import { spawnSync } from 'node:child_process';
import { judgeAudit } from './audit/judge-audit.ts';

const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0'], {
  encoding: 'utf8',
  // On Windows npm is a batch file.
  shell: process.platform === 'win32',
});
const verdict = judgeAudit(stdout);
switch (verdict.kind) {
  case 'clean':
    console.info('No known weakness of a level that matters.');
    break;
  case 'unknown':
    // CI has to pass without a network; whoever reads its log sees that nobody looked.
    console.info(`The registry told nothing about weaknesses: ${verdict.why}`);
    break;
  case 'weak':
    for (const line of verdict.packages) console.error(line);
    console.error('Update them, or write in docs/decisions/ why they do no harm here.');
    process.exit(1);
}
