import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import type { UnlinkEnd, UnlinkStep } from './carry-out-unlink.ts';
import { cleanText, quoteArgument } from './clean-text.ts';
import type { Customers } from './list-customers.ts';
import { maskEmail } from './mask-email.ts';
import type { Planned, UnlinkPlan } from './plan-unlink.ts';

/** What is shown before the question. */
export function describePlan(plan: UnlinkPlan): string {
  const { userId, email, key, keeps, productEmail, customers, parts } = plan;
  const product = PRODUCTS[parts.product].name;
  const mail = productEmail === null ? 'the email it has there' : maskEmail(productEmail);
  return [
    `Account          ${maskEmail(email)}, ${userId}`,
    `Loses            ${describeKey(key, customers)}`,
    ...keeps.map((kept) => `Keeps            ${describeKey(kept, customers)}`),
    '',
    ...describeDoubt(plan),
    `1. The account forgets the product account: ${product} no longer opens for it.`,
    '2. What was linked is deleted at Auth0, with the password that it had there.',
    `3. ${product} is told that nobody holds it. It gets back its first sign-in: ${mail} and its password in ${product}.`,
    `Nothing changes in ${product} itself: roles, preferences and history stay.`,
    ...(productEmail === null || productEmail.toLowerCase() === email
      ? [
          `If ${product} has it under the email of this account, that email signs in to this account, and “Link your account.” links it again.`,
        ]
      : []),
  ].join('\n');
}

function describeDoubt({ linked, known }: UnlinkPlan): string[] {
  if (linked) return [];
  return known
    ? ['The account does not hold it any more: this finishes what an earlier run began.', '']
    : [
        'The account does not hold it, and nothing tells of an earlier run: compare the key. If the product does not say that this account claims it, nothing is changed.',
        '',
      ];
}

/** Why nothing was done, and what to do instead. */
export function describeNotPlanned(
  planned: Exclude<Planned, UnlinkPlan>,
  whom: string,
  key: string,
): string {
  if (planned.kind === 'unavailable') {
    return planned.status === 401 || planned.status === 403
      ? `The Management API refuses the application (${planned.status}): check its scopes. Nothing was changed. [management_refused]`
      : `The Management API gave no answer (${planned.status}). Nothing was changed. [management_unavailable]`;
  }
  const text = (() => {
    switch (planned.reason) {
      case 'malformed_key':
        return "This is no product account key. It has three parts, in quotes: 'pim|<customer id>|42'.";
      case 'nobody':
        return whom.includes('@')
          ? `No account has the email ${maskEmail(whom)}. It is the one that people sign in with, not the one in the product: \`diagnose <email in the product> --organization <name>\` says who holds the product account.`
          : `No account has the user id ${cleanText(whom)}. It looks like 'auth0|pim|<customer id>|42'.`;
      case 'ambiguous':
        return `Several accounts have the email ${maskEmail(whom)}, and none of them holds this product account.`;
      case 'own_account':
        return 'This product account is an account of its own: it is not linked, and nothing of it may be deleted here.';
      case 'organization_unknown':
        return 'No organization has this customer id and this product in its metadata, so nobody can be told to release the claim.';
      case 'first_identity':
        return describeFirstIdentity(planned.holds, whom, key);
    }
  })();
  // What ends with a command of its own leaves that line to be copied.
  const gap = text.includes('\n') ? '\n' : ' ';
  return `${text}${gap}Nothing was changed. [${planned.reason}]`;
}

/** What was done, and what could not be. */
export function describeEnd(end: UnlinkEnd, plan: UnlinkPlan): string {
  const product = PRODUCTS[plan.parts.product].name;
  if (end.kind === 'failed') {
    return `${STEPS[end.step]}: ${end.why}. Nobody has gained access. Run the same command again: it goes on where it stopped.`;
  }
  if (end.kind === 'not_held') {
    const says =
      end.claim === 'held_by_another' ? 'another account holds it' : 'it has no such account';
    return `${product} says that ${says}, and this account does not hold it. Nothing was changed: compare the key with what the account keeps. [${end.claim}]`;
  }
  return [
    'Unlinked.',
    describeClaim(end.claim, product),
    end.sessionsEnded
      ? 'The sessions and refresh tokens of the account are ended at Auth0, and the products are told.'
      : 'Auth0 did not end the sessions of the account (that needs a plan with session management): they go on, without this product.',
    'Not ended: access tokens, until they expire.',
  ].join('\n');
}

function describeClaim(
  claim: (UnlinkEnd & { kind: 'unlinked' })['claim'],
  product: string,
): string {
  switch (claim) {
    case 'released':
      return `${product} has released it. ${product} has ended what this account had open there.`;
    case 'held_by_another':
      return `${product} says that another account holds it, so there was nothing to release. [held_by_another]`;
    case 'no_such_account':
      return `${product} says that it has no such account any more, so there was nothing to release. [no_such_account]`;
  }
}

const STEPS: Record<UnlinkStep, string> = {
  forget: 'Stopped before anything was unlinked',
  unlink: 'Stopped before anything was unlinked',
  delete: 'Unlinked, but not yet deleted',
  release: 'Unlinked and deleted, but the product still holds the claim',
};

function describeFirstIdentity(holds: string[], whom: string, key: string): string {
  const first = `${key} is the account's first identity, which Auth0 cannot take off.`;
  const others = holds.filter((held) => held !== key);
  if (others.length === 0) {
    return `${first} The account holds nothing else. If its inbox is somebody else's, change the account's email in the Auth0 dashboard: the new one has to be confirmed.`;
  }
  const commands = others.map(
    (held) => `  npm run support -- unlink ${quoteArgument(whom)} ${quoteArgument(held)}`,
  );
  return [`${first} Take the others off instead:`, ...commands].join('\n');
}

/** `pim|...|42 (Akeneo PIM, Acme Retail)`. */
export function describeKey(key: string, customers: Customers): string {
  const parts = parseProductAccountKey(key);
  if (parts === null) return key;
  const customer = customers.get(parts.customerId)?.displayName ?? 'unknown customer';
  return `${key} (${PRODUCTS[parts.product].name}, ${customer})`;
}
