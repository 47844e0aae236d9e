import { formatMoment } from '../../local/products/pages/format-time.ts';
import { readAccount } from '../../policy/account.ts';
import { parseProductAccountKey } from '../../policy/product-account-key.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { REASON_CODES } from '../../policy/reason-codes.ts';
import { nameStanding } from './advise.ts';
import { describeHelp } from './describe-code.ts';
import type { Diagnosis } from './diagnose.ts';
import { HELP } from './help-sentences.ts';
import { listSightings } from './list-sightings.ts';
import { maskEmail } from './mask-email.ts';
import type { Event } from './read-timeline.ts';

/** So many lines of a log somebody reads. */
const MOST_EVENTS = 20;

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
          ...listSightings(reason).map(({ place, text }) => `  ${place}: “${text}”`),
        ]),
    `Next: ${advice.next}`,
    ...describeHelp(HELP[advice.help]),
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
    ...(others === 0 ? [] : [`  ${others} other users have this address: something is wrong`]),
  ];

  function nameIdentity(identity: string): string {
    const key = parseProductAccountKey(identity);
    if (key === null) return '';
    const customer = customers.get(key.customerId);
    return ` (${PRODUCTS[key.product].name} of ${customer?.displayName ?? 'a customer without a readable organization'})`;
  }
}

function describeProducts({ facts, customers, holders }: Diagnosis): string[] {
  if (facts.profile !== null) return [];
  if (facts.organization === null) return ['Products: not asked'];
  const customer = customers.get(facts.organization.customerId);
  return [
    `Products of ${customer?.displayName ?? 'this customer'}, asked just now:`,
    ...facts.found.map(({ product, says }) => `  ${PRODUCTS[product].name} ${SAYS[says]}`),
    ...holders.map((holder) => `  held by ${holder}`),
  ];
}

function describeLog({ events, from, until, logProblem }: Diagnosis): string[] {
  const period = `${formatMoment(from)} to ${formatMoment(until)}`;
  if (logProblem !== null) return [`Log: not known, ${logProblem}`];
  if (events.length === 0)
    return [`Log, ${period}: nothing of this person. Auth0 keeps it 1 to 30 days.`];
  const left = events.length - MOST_EVENTS;
  return [
    `Log, ${period}:`,
    ...(left > 0 ? [`  ${left} earlier entries are left out`] : []),
    ...events.slice(-MOST_EVENTS).map((event) => `  ${describeEvent(event)}`),
  ];
}

function describeEvent({ at, what, application, reason }: Event): string {
  const why = reason === null ? '' : `  ${REASON_CODES[reason]} ${reason}`;
  return `${formatMoment(at)}  ${what}${application === '' ? '' : ` (${application})`}${why}`;
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
    },
    products: facts.found,
    holders,
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
      })),
    },
    reason,
    code: reason && REASON_CODES[reason],
    seen: reason === null ? [] : listSightings(reason),
    next: advice.next,
    help: HELP[advice.help],
  };
}
