import { formatMoment } from '../../local/products/pages/format-time.ts';
import { type Account, readAccount } from '../../policy/account.ts';
import { normalizeIdentifier } from '../../policy/identifier.ts';
import { parseMoment } from '../../policy/moment.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCT_IDS, PRODUCTS } from '../../policy/products.ts';
import { REASON_CODES, type ReasonId } from '../../policy/reason-codes.ts';
import { isOver, nameStanding } from './advise.ts';
import { describeHelp, describeSightings } from './describe-code.ts';
import { describeLog } from './describe-log.ts';
import type { Diagnosis } from './diagnose.ts';
import { findHelp } from './help-sentences.ts';
import { listSightings, type Sighting } from './list-sightings.ts';
import { maskEmail } from './mask-email.ts';
import { isOfLink } from './read-timeline.ts';
import { MEANINGS } from './reason-meanings.ts';

const PRODUCT_NAMES = PRODUCT_IDS.map((id) => PRODUCTS[id].name);

const SAYS = {
  unclaimed: 'knows the address; nobody has taken its account over',
  disabled: 'knows the address and has disabled its account',
  abandoned: 'knows the address; its account is held by a Product Cloud account that was deleted',
  claimed: 'knows the address; its account is held by another Product Cloud account',
  nobody: 'does not know the address',
  no_answer: 'gave no answer',
};

/** A diagnosis to read, or as JSON. Addresses are masked; what a log describes in words of its own is left out. */
export function describeDiagnosis(diagnosis: Diagnosis, json: boolean): string {
  return json ? JSON.stringify(asJson(diagnosis)) : asText(diagnosis).join('\n');
}

function asText(diagnosis: Diagnosis): string[] {
  const { standing, advice, reason, question } = diagnosis;
  const name = nameStanding(standing);
  return [
    `Stands: ${standing.kind === name ? name : `${standing.kind} (${name})`}. ${advice.means}`,
    ...describeAccount(diagnosis),
    ...describeProducts(diagnosis),
    ...describeLog(diagnosis),
    ...(reason === null
      ? []
      : [
          `${question.code === undefined ? 'Kept out last by' : 'The screenshot says'}: ${REASON_CODES[reason]} ${reason}`,
          // The log says what its own codes mean.
          ...(question.code === undefined ? [] : [`  ${MEANINGS[reason].means}`]),
          ...describeSightings(findSeen(diagnosis, reason)),
          ...(isOver(standing, reason)
            ? ['  That is over: the product says that nobody holds the account now.']
            : []),
        ]),
    `Next: ${advice.next}`,
    ...describeHelp(findHelp(advice.help)),
  ];
}

function describeAccount({ facts, customers, others }: Diagnosis): string[] {
  const { profile } = facts;
  if (profile === null) return [`Account: none in the tenant for ${maskEmail(facts.email)}`];
  const account = readAccount(profile);
  const confirmed = account.emailVerified && account.confirmedEmail === account.email;
  return [
    `Account: ${account.userId}, ${maskEmail(account.email)}, ${confirmed ? 'confirmed' : 'not confirmed'}${account.migrated ? `, came over ${formatMoment(account.migrated.at)}` : ''}`,
    ...account.identities.map((identity) => `  holds ${identity}${nameIdentity(identity)}`),
    ...describeMail(account.request, account.email),
    ...(others === 0 ? [] : [`  ${others} other users have this address: something is wrong`]),
  ];

  function nameIdentity(identity: string): string {
    const key = parseProductAccountKey(identity);
    if (key === null) return '';
    const customer = customers.get(key.customerId);
    return ` (${PRODUCTS[key.product].name} of ${customer?.displayName ?? 'a customer without a readable organization'})`;
  }
}

/** Where the newest confirmation mail went: people may have it sent to another address than that of the account. */
function describeMail(request: Account['request'], email: string): string[] {
  if (request === null) return [];
  const isOwn = normalizeIdentifier(request.email) === email;
  return [
    `  confirmation mail sent to ${maskEmail(request.email)} at ${formatRequest(request.at)}${isOwn ? '' : ', not the address of the account'}`,
  ];
}

function formatRequest(at: string): string {
  const ms = parseMoment(at);
  return ms === null ? 'a time that cannot be read' : formatMoment(ms);
}

function describeProducts({ facts, customers, holders }: Diagnosis): string[] {
  if (facts.profile !== null && facts.found.length === 0) return [];
  if (facts.organization === null) return ['Products: not asked'];
  const customer = customers.get(facts.organization.customerId);
  return [
    `Products of ${customer?.displayName ?? 'this customer'}, asked just now:`,
    ...facts.found.map(({ product, says }) => `  ${PRODUCTS[product].name} ${SAYS[says]}`),
    ...holders.map(
      ({ userId, email }) => `  held by ${userId}${email === null ? '' : `, ${maskEmail(email)}`}`,
    ),
  ];
}

/** As the log has it: in which product, and on which page. Without an entry, wherever it may have been. */
function findSeen(diagnosis: Diagnosis, reason: ReasonId): Sighting[] {
  const { events, facts, customers, question } = diagnosis;
  const met = events.findLast((event) => event.reason === reason);
  // There the login page refused them, which says nothing of links.
  if (question.code === undefined && met !== undefined && isOfLink(met.application)) return [];
  const product = PRODUCT_NAMES.find((name) => name === met?.application) ?? null;
  const customer = facts.organization && customers.get(facts.organization.customerId);
  const all = listSightings(reason, { product, organization: customer?.displayName ?? null });
  const there = all.filter(({ places }) => met !== undefined && places.includes(met.place));
  return there.length === 0 ? all : there;
}

function asJson(diagnosis: Diagnosis): object {
  const { facts, standing, advice, reason, events, from, until, logProblem, holders } = diagnosis;
  const account = facts.profile === null ? null : readAccount(facts.profile);
  return {
    email: maskEmail(facts.email),
    standing: standing.kind,
    detail: nameStanding(standing),
    means: advice.means,
    account: account && {
      user_id: account.userId,
      identities: account.identities,
      email_verified: account.emailVerified,
      confirmation_mail: account.request && {
        to: maskEmail(account.request.email),
        at: account.request.at,
        to_address_of_account: normalizeIdentifier(account.request.email) === account.email,
      },
    },
    products: facts.found,
    holders: holders.map(({ userId, email }) => ({
      user_id: userId,
      email: email && maskEmail(email),
    })),
    log: {
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      problem: logProblem,
      events: events.map(({ at, type, what, application, reason: why }) => ({
        at: new Date(at).toISOString(),
        type,
        what,
        application,
        code: why && REASON_CODES[why],
        reason: why,
        means: why && MEANINGS[why].means,
      })),
    },
    reason,
    code: reason && REASON_CODES[reason],
    seen: reason === null ? [] : findSeen(diagnosis, reason),
    next: advice.next,
    help: findHelp(advice.help),
  };
}
