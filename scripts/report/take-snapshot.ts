import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import type { Support } from '../support/connect-support.ts';
import { findConnection, MAIN_CONNECTION } from '../support/find-connection.ts';
import { type Customers, listCustomers } from '../support/list-customers.ts';
import { beginExport, type Export } from './export-users.ts';
import { type Folded, foldExport } from './fold-export.ts';
import type { ReportFolder } from './report-folder.ts';
import { type HeadCounts, startTally } from './tally-people.ts';

export type Taken = Folded | { kind: 'no_such_connection' } | NoManagementAnswer;

/**
 * Counts everybody in the tenant, from an export that an earlier run began or from a new one. A run that is killed loses no more than the
 * download: the next one goes on with the same export.
 */
export async function takeSnapshot(
  support: Support,
  folder: ReportFolder,
  readHeads: (customers: Customers) => HeadCounts,
  say: (text: string) => void,
): Promise<Taken> {
  const tenant = support.settings.AUTH0_DOMAIN;
  const listed = await listCustomers(support);
  if (listed.kind === 'unavailable') return listed;
  const { customers } = listed;
  const heads = readHeads(customers);
  const kept = folder.readExport(tenant);
  if (kept !== null) {
    say('Going on with the export that an earlier run began');
    const folded = await foldExport(support, kept, startFor(kept), say);
    if (folded.kind !== 'gone' && folded.kind !== 'failed') return folded;
    say('Auth0 no longer has it');
    folder.forgetExport();
  }
  const connection = await findConnection(support, MAIN_CONNECTION);
  if (connection.kind !== 'found') return connection;
  const answer = await beginExport(support, connection.id);
  if (answer.kind === 'unavailable') return answer;
  await folder.keepExport(tenant, answer.begun);
  const folded = await foldExport(support, answer.begun, startFor(answer.begun), say);
  if (folded.kind === 'gone' || folded.kind === 'failed') folder.forgetExport();
  return folded;

  function startFor({ at }: Export) {
    return () => startTally(tenant, at, customers, heads);
  }
}
