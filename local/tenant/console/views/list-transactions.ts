import { transactionLifetimeMs } from '../../store/transactions.ts';
import type { Transaction } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';

/** Where a sign-in under way stands. */
export type Standing =
  | { kind: 'identifier' }
  | { kind: 'password' }
  | { kind: 'actions' }
  | { kind: 'form'; form: string; step: string }
  | { kind: 'form_done'; form: string }
  | { kind: 'challenge' }
  | { kind: 'expired' };

export interface TransactionView {
  id: string;
  application: string;
  organization: string | null;
  /** Typed on the identifier page, or the user's email. */
  person: string | null;
  user_id: string | null;
  locale: string;
  started_at: string;
  standing: Standing;
}

/** Sign-ins that have not ended, the newest first. Their `state` is left out: it opens their pages. */
export function listTransactions(tenant: Tenant): TransactionView[] {
  const transactions = [...tenant.state.transactions.values()];
  const views = transactions.map((transaction) => describe(tenant, transaction));
  return views.sort((a, b) => b.started_at.localeCompare(a.started_at));
}

function describe(tenant: Tenant, transaction: Transaction): TransactionView {
  const { configuration, state } = tenant;
  const user = transaction.user_id ? state.users.get(transaction.user_id) : undefined;
  const client = configuration.clients.find((one) => one.client_id === transaction.client_id);
  const organization = configuration.organizations.find(
    ({ id }) => id === transaction.organization_id,
  );
  return {
    id: transaction.id,
    application: client?.name ?? transaction.client_id,
    organization: organization?.name ?? null,
    person: user?.email ?? transaction.identifier ?? null,
    user_id: transaction.user_id ?? null,
    locale: transaction.locale,
    started_at: new Date(transaction.createdAt).toISOString(),
    standing: findStanding(tenant, transaction),
  };
}

function findStanding(tenant: Tenant, transaction: Transaction): Standing {
  const age = tenant.clock.now() - transaction.createdAt;
  if (age >= transactionLifetimeMs) return { kind: 'expired' };
  const prompt = transaction.run?.prompt;
  if (prompt) {
    const form = tenant.configuration.forms.find(({ id }) => id === prompt.formId);
    const name = form?.name ?? prompt.formId;
    if (prompt.done) return { kind: 'form_done', form: name };
    return { kind: 'form', form: name, step: nameStep(form?.nodes, prompt.node) };
  }
  if (transaction.run?.challenge?.done === false) return { kind: 'challenge' };
  if (transaction.user_id) return { kind: 'actions' };
  return transaction.identifier ? { kind: 'password' } : { kind: 'identifier' };
}

/** The alias that the form gives its step, else the step's id. */
function nameStep(nodes: unknown, id: string | null): string {
  if (id === null) return 'not opened yet';
  const list: { id?: unknown; alias?: unknown }[] = Array.isArray(nodes) ? nodes : [];
  const alias = list.find((node) => node.id === id)?.alias;
  return typeof alias === 'string' && alias !== '' ? alias : id;
}
