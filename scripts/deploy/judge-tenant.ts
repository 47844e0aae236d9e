import type { Json } from '../../local/tenant/store/types.ts';
import { at } from '../build/build.ts';
import type { ProductSight } from './ask-products.ts';
import type { Change } from './compare.ts';
import type { Resource } from './image.ts';
import type { SessionSight } from './look-at-sessions.ts';

export type Sight = 'seen' | 'not seen' | 'cannot tell';

/** One line of the self-check: what has to be so, and what the tenant shows of it. */
export interface Finding {
  what: string;
  sight: Sight;
  /** What to do, where it is not as it has to be. */
  advice: string;
  /** A product, and the organizations for which it did not answer. */
  silent?: { product: string; organizations: string[] };
}

/** What the tenant showed after a deploy. */
export interface Observation {
  resources: readonly Resource[];
  /** What another deploy would still change. */
  changes: readonly Change[];
  /** The setting ISSUER, and the one that the tenant's discovery document names; null: there was none. */
  issuer: { wanted: Json | undefined; found: string | null };
  /** Whether the application of the Actions gets a token for the Management API. */
  extensionGetsToken: boolean;
  sessions: SessionSight;
  /** How many applications may sign in with a connection that nobody signs in with; null: it does not exist. */
  applicationsOfClosed: { connection: string; applications: number | null }[];
  /** Names of Actions whose newest code is not the deployed one. */
  undeployedActions: readonly string[];
  /** How the products answered. */
  products: readonly ProductSight[];
  /** How many entries docs/assumptions.md has. */
  assumptions: number;
}

/** Not so after a rollback, which is its purpose. */
export const AS_THE_REPOSITORY_SAYS = 'the tenant is as the repository says';

/** What has to be so in every tenant, beyond that it is as the repository says. */
export function judgeTenant(tenant: Observation): Finding[] {
  const find = (type: string, name: string) =>
    tenant.resources.find((one) => one.type === type && one.name === name)?.value;
  const main = find('databases', 'akeneo-product-cloud');
  const mails = ['verify_email', 'verify_email_by_code'].map((name) =>
    find('emailTemplates', name),
  );
  return [
    judge(
      AS_THE_REPOSITORY_SAYS,
      tenant.changes.length === 0,
      `npm run plan shows ${tenant.changes.length} differences`,
    ),
    judge(
      'the issuer is that of the settings',
      tenant.issuer.found === null ? null : tenant.issuer.found === tenant.issuer.wanted,
      `ISSUER must be what the tenant's discovery document says: ${tenant.issuer.found ?? 'it could not be read'}`,
    ),
    judge(
      'people are imported from the products, with the organization in context',
      at(main, 'options.import_mode') === true &&
        at(main, 'options.enabledDatabaseCustomization') === true &&
        at(main, 'options.enable_script_context') === true,
      'the connection akeneo-product-cloud needs import mode, its own database and the script context',
    ),
    judge(
      'no application signs in with linked product accounts or slots of daily limits',
      tenant.applicationsOfClosed.every(({ applications }) => applications === 0),
      `take every application off ${tenant.applicationsOfClosed.map(({ connection }) => connection).join(' and ')}`,
    ),
    judge(
      'a click in a mail of Auth0 verifies nobody',
      mails.every((mail) => at(mail, 'enabled') === false),
      'the templates verify_email and verify_email_by_code must be switched off',
    ),
    judge(
      'the newest code of every Action is the deployed one',
      tenant.undeployedActions.length === 0,
      `deploy again: ${tenant.undeployedActions.join(', ')}`,
    ),
    judge(
      'the Actions reach the Management API',
      tenant.extensionGetsToken,
      'the application Tenant extension gets no token: look at its grant',
    ),
    judge(
      'the Actions may end sessions and refresh tokens',
      tenant.sessions.extensionEndsSessions,
      'accounts are not merged without it: an Enterprise plan, delete:sessions and delete:refresh_tokens in the grant of Tenant extension',
    ),
    judge(
      'products are told when a session ends',
      tenant.sessions.tellsApplications,
      'the discovery document does not offer back-channel logout, which needs an Enterprise plan: what a product has open outlives a reset',
    ),
    judge(
      'brute-force protection is on',
      at(find('attackProtection', 'bruteForceProtection'), 'enabled') === true,
      'switch it on: without it passwords can be guessed',
    ),
    judge(
      'mails are sent by a provider of our own',
      at(find('emailProvider', 'emailProvider'), 'enabled') === true,
      'the email provider is missing or switched off',
    ),
    ...tenant.products.map(judgeProduct),
    judge(
      `${tenant.assumptions} undocumented behaviours`,
      null,
      'sign in once as docs/deploying.md says; docs/assumptions.md tells what each would look like',
    ),
  ];
}

/** A table for people, and below it what products that did not answer mean for whoever signs in. */
export function describeFindings(findings: readonly Finding[], environment: string): string {
  const rows = findings.map(
    ({ what, sight, advice }) =>
      `${sight.padEnd(11)}  ${what}${sight === 'seen' ? '' : `\n             ${advice}`}`,
  );
  const silent = findings.flatMap((one) => one.silent ?? []);
  return [...rows, ...silent.map((one) => describeSilence(one, environment))].join('\n');
}

function describeSilence(
  { product, organizations }: NonNullable<Finding['silent']>,
  environment: string,
): string {
  return `
${product} did not answer this machine, at: ${organizations.join(', ')}.
If it does not answer the tenant either, nobody links it there, and whom only it knows cannot sign in for the first time: they
read "temporarily unavailable", and no password counts as wrong. Whoever has linked it comes in as always. Ask again:
  npm run organization -- check ${organizations.join(' ')} --env ${environment}`;
}

/** A product that is not reached from here may well be reached from Auth0. */
function judgeProduct({ name, organizations, asked, wrong, unreachable }: ProductSight): Finding {
  const whose = asked < organizations ? `${asked} of ${organizations}` : `${organizations}`;
  const what = `products answer: ${name}, for ${whose} organizations that are on or in a pilot`;
  const lines = [...wrong, ...unreachable].map((one) => `${one.organization}: ${one.line}`);
  if (organizations === 0) return judge(what, null, 'nobody is let in yet');
  const finding = judge(
    what,
    wrong.length > 0 ? false : unreachable.length > 0 ? null : true,
    lines.slice(0, MOST_LINES).join('\n             '),
  );
  if (unreachable.length === 0) return finding;
  const silent = unreachable.map(({ organization }) => organization);
  return { ...finding, silent: { product: name, organizations: silent } };
}

const MOST_LINES = 3;

/** `null`: nothing shows it. */
function judge(what: string, isSo: boolean | null, advice: string): Finding {
  const sight = isSo === null ? 'cannot tell' : isSo ? 'seen' : 'not seen';
  return { what, sight, advice };
}
