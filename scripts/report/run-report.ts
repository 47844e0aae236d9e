import type { Support } from '../support/connect-support.ts';
import type { Customers } from '../support/list-customers.ts';
import { describeCsv } from './describe-csv.ts';
import { describeJson } from './describe-json.ts';
import { readHistory, rememberSnapshot } from './history.ts';
import { describeHtml } from './html/page.ts';
import type { ReportFolder } from './report-folder.ts';
import type { Snapshot } from './snapshot.ts';
import { type Taken, takeSnapshot } from './take-snapshot.ts';
import type { HeadCounts } from './tally-people.ts';

export type ReportEnd =
  | { kind: 'written'; snapshot: Snapshot; json: string }
  | Exclude<Taken, { kind: 'folded' }>;

/** Takes a snapshot, writes the report of it, and only then forgets which export it came from. `say` hears of the progress. */
export async function runReport(
  support: Support,
  folder: ReportFolder,
  readHeads: (customers: Customers) => HeadCounts,
  say: (text: string) => void,
): Promise<ReportEnd> {
  const taken = await takeSnapshot(support, folder, readHeads, say);
  if (taken.kind !== 'folded') return taken;
  const { snapshot } = taken;
  const json = describeJson(snapshot);
  await folder.write('report.json', json);
  await folder.write('report.csv', describeCsv(snapshot));
  const history = await readHistory(folder, snapshot);
  await folder.write('report.html', await describeHtml(snapshot, history));
  await rememberSnapshot(folder, snapshot);
  folder.forgetExport();
  return { kind: 'written', snapshot, json };
}

/** Why there is no report, and what to do. */
export function describeStop(end: Exclude<ReportEnd, { kind: 'written' }>): string {
  switch (end.kind) {
    case 'unavailable':
      return end.status === 401 || end.status === 403
        ? `The Management API refuses the application (${end.status}): check its scopes. [management_refused]`
        : `The Management API gave no answer (${end.status}). Run the same command again: it goes on where it stopped. [management_unavailable]`;
    case 'still_running':
      return 'Auth0 is still writing the export. Run the same command later: it goes on with it. [still_running]';
    case 'broken':
      return 'The export could not be downloaded to its end. Run the same command again: it goes on with the same export. [download_broken]';
    case 'failed':
      return 'Auth0 could not make the export. Run the same command again for a new one; the Free plan has none. [export_failed]';
    case 'gone':
      return 'Auth0 no longer knows the export. Run the same command again for a new one. [export_gone]';
    case 'no_such_connection':
      return 'The tenant has no connection akeneo-product-cloud: is it the right one? [no_such_connection]';
  }
}
