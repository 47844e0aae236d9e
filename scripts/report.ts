import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeTable } from './report/describe-table.ts';
import { type Command, readCommand, USAGE } from './report/read-command.ts';
import { readHeadCounts } from './report/read-head-counts.ts';
import { openReportFolder } from './report/report-folder.ts';
import { describeStop, runReport } from './report/run-report.ts';
import { connectSupport } from './support/connect-support.ts';
import { describeWrong } from './support/describe-usage.ts';
import type { Customers } from './support/list-customers.ts';
import { readSettings } from './support/read-settings.ts';
import { startCommand } from './support/start-command.ts';

const root = process.cwd();

async function run(command: Command): Promise<0 | 1> {
  if (command.kind === 'help') {
    console.info(USAGE);
    return 0;
  }
  const { environment, headCounts } = command;
  const settings = readSettings(root, environment, process.env);
  const text = headCounts === undefined ? null : readFile(headCounts);
  const support = await connectSupport(settings);
  const folder = openReportFolder(root, environment);
  // Progress is not part of what is piped on.
  const end = await runReport(support, folder, readHeads, (line) => console.error(line));
  if (end.kind !== 'written') {
    console.error(describeStop(end));
    return 1;
  }
  console.info(command.json ? end.json.trimEnd() : `\n${describeTable(end.snapshot)}`);
  console.error(`\nWritten: report.html, report.json and report.csv in ${folder.path}`);
  return 0;

  function readHeads(customers: Customers) {
    if (text === null) return new Map();
    try {
      return readHeadCounts(text, customers);
    } catch (error) {
      throw new Error(`${headCounts}: ${error instanceof Error ? error.message : 'unreadable'}`);
    }
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    throw new Error(`${path} cannot be read`);
  }
}

await startCommand(readCommand, (_, error) => `${describeWrong(error)}\n${USAGE}`, run);
