import { join } from 'node:path';
import { askPerson } from './support/ask-person.ts';
import { connectSupport } from './support/connect-support.ts';
import { describeBlock, describeBlockSummary } from './support/describe-blocks.ts';
import { describeCode } from './support/describe-code.ts';
import { describeLimits } from './support/describe-limits.ts';
import { describeAccount, describeSummary } from './support/describe-sweep.ts';
import { describeMisuse, describeUsage } from './support/describe-usage.ts';
import { diagnose } from './support/diagnose.ts';
import { type Command, readCommand, USAGES } from './support/read-command.ts';
import { readSettings } from './support/read-settings.ts';
import { releaseAbandoned } from './support/release-abandoned.ts';
import { startCommand } from './support/start-command.ts';
import { sweepBlocks } from './support/sweep-blocks.ts';
import { sweepLimits } from './support/sweep-limits.ts';
import { sweepUnconfirmed } from './support/sweep-unconfirmed.ts';
import { unblock } from './support/unblock.ts';
import { unlink } from './support/unlink.ts';

const say = (text: string) => console.info(text);

async function run(command: Command): Promise<0 | 1 | 2> {
  if (command.kind === 'help') {
    say(describeUsage(USAGES, command.command));
    return 0;
  }
  if (command.kind === 'code') return describeCode(command.written, command.json, say);
  if (command.kind === 'rotate_keys') {
    // What deploys takes a second to load.
    const { runRotation } = await import('./keys/run-rotation.ts');
    return runRotation(command, say);
  }
  const root = join(import.meta.dirname, '..');
  const support = await connectSupport(readSettings(root, command.environment, process.env));
  switch (command.kind) {
    case 'unlink':
      return unlink(support, { say, ask: askPerson }, command);
    case 'release':
      return releaseAbandoned(support, { say, ask: askPerson }, command);
    case 'diagnose':
      return diagnose(support, say, command);
    case 'unblock':
      return unblock(support, say, command.identifier);
    case 'sweep_blocks': {
      const { dryRun, json } = command;
      const summary = await sweepBlocks(support, command, (identifier, end) => {
        const line = describeBlock(identifier, end, json);
        if (line !== null) say(line);
      });
      say(describeBlockSummary(summary, dryRun, json));
      return summary.stopped === null && summary.failed === 0 ? 0 : 1;
    }
    case 'sweep_limits': {
      const { dryRun, json } = command;
      const summary = await sweepLimits(support, { dryRun });
      say(describeLimits(summary, dryRun, json));
      return summary.stopped === null && summary.failed === 0 ? 0 : 1;
    }
    case 'sweep': {
      const { dryRun, json } = command;
      const summary = await sweepUnconfirmed(support, { dryRun }, (profile, end) => {
        const line = describeAccount(profile, end, json);
        if (line !== null) say(line);
      });
      say(describeSummary(summary, dryRun, json));
      return summary.stopped === null && Object.keys(summary.failed).length === 0 ? 0 : 1;
    }
  }
}

await startCommand(readCommand, (...wrong) => describeMisuse(USAGES, ...wrong), run);
