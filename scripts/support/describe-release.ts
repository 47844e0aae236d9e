import type { NoManagementAnswer } from '../../apis/ask-management.ts';
import type { Release } from '../../apis/product-identity.ts';
import { buildProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import type { Asked, NoOrganization } from './ask-products.ts';
import { describeNoOrganization } from './describe-no-organization.ts';
import { describeKey } from './describe-unlink.ts';
import type { Customers } from './list-customers.ts';
import { maskEmail } from './mask-email.ts';

/** A product account that a deleted Product Cloud account holds. */
export type Abandoned = Extract<Asked, { says: 'abandoned' }>;

/** What is shown before the question. */
export function describeRelease(
  { product, parts, holder }: Abandoned,
  email: string,
  customers: Customers,
): string {
  const { name } = PRODUCTS[product];
  return [
    `Releases         ${describeKey(buildProductAccountKey(parts), customers)}, ${maskEmail(email)}`,
    `Held by          ${holder}, an account that was deleted`,
    `${name} is told that nobody holds it. It gets back its first sign-in: ${maskEmail(email)} and its password in ${name}.`,
    `Nothing changes in ${name} itself: roles, preferences and history stay.`,
    'If the account was deleted because the person has left, answer no.',
  ].join('\n');
}

/** Why a product has nothing to release, and what to do instead. */
export function describeStay(
  asked: Exclude<Asked, Abandoned>,
  email: string,
  customers: Customers,
): string {
  const { name } = PRODUCTS[asked.product];
  switch (asked.says) {
    case 'nobody':
      return `${name} does not know ${maskEmail(email)}: it takes the email that the person has there.`;
    case 'no_answer':
      return `${name} gave no answer. Run the same command again when it does. [product_unavailable]`;
    case 'unclaimed':
      return `Nobody holds ${describeKey(buildProductAccountKey(asked.parts), customers)}: its first sign-in works.`;
    case 'disabled':
      return `Nobody holds ${describeKey(buildProductAccountKey(asked.parts), customers)}, but ${name} has disabled it: its administrator can enable it.`;
    case 'claimed': {
      const key = buildProductAccountKey(asked.parts);
      return `${describeKey(key, customers)} is held by ${asked.holder}, an account that exists: it stays. \`diagnose '${asked.holder}'\` says where that account stands; if it should not hold it, \`unlink '${asked.holder}' '${key}'\` takes it off. [held_by_account]`;
    }
  }
}

/** Why no product was asked, or nothing done with its answer. */
export function describeNotAsked(
  why: (NoOrganization & { known: string[] }) | NoManagementAnswer,
  organization: string,
): string {
  return why.kind !== 'unavailable'
    ? `${describeNoOrganization(why, organization)}\nNothing was changed.`
    : `The Management API gave no answer (${why.status}). Nothing was changed: run the same command again. [management_unavailable]`;
}

/** What came of one release. */
export function describeReleased({ product }: Abandoned, end: Release): string {
  const { name } = PRODUCTS[product];
  switch (end.kind) {
    case 'released':
      return `Released: ${name} opens to a first sign-in again.`;
    case 'held_by_another':
      return `${name} says that another account holds it by now: it stays. \`diagnose\` the email. [held_by_another]`;
    case 'no_such_account':
      return `${name} says that it has no such account any more. [no_such_account]`;
    case 'unavailable':
      return `Not released: ${name} gave no answer (${end.why}). Run the same command again. [product_unavailable]`;
    case 'misconfigured':
      return `Not released: ${name} refuses our key (${end.status}). [product_refused]`;
  }
}
