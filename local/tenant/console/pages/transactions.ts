import { html } from 'hono/html';
import type { Markup } from '../../../web/page.ts';
import { showAge } from '../../../web/show-time.ts';
import type { Standing, TransactionView } from '../views/list-transactions.ts';
import { table } from './console-page.ts';

/** Sign-ins that wait for a person, and on what. */
export function transactionTable(transactions: TransactionView[], now: number): Markup {
  return table(
    ['Person', 'Waits on', 'For', 'Started'],
    transactions.map((one) => [
      one.person ?? 'not known yet',
      html`<span class="${one.standing.kind === 'expired' ? 'soft' : 'waiting'}">${describe(one.standing)}</span>`,
      `${one.application}${one.organization ? ` of ${one.organization}` : ''} (${one.locale})`,
      showAge(now, Date.parse(one.started_at)),
    ]),
    'Nobody is signing in right now.',
  );
}

function describe(standing: Standing): string {
  switch (standing.kind) {
    case 'identifier':
      return 'the page that asks for the email';
    case 'password':
      return 'the page that asks for the password';
    case 'actions':
      return 'the Actions: the password was right';
    case 'form':
      return `the form “${standing.form}”, step “${standing.step}”`;
    case 'form_done':
      return `the Actions: the form “${standing.form}” was completed`;
    case 'challenge':
      return 'the code of the authenticator app';
    case 'expired':
      return 'nothing: it is older than an hour';
  }
}
