import { readUser } from '../apis/management.ts';
import { readProductAccount } from '../apis/read-product-account.ts';
import { type Account, readAccount } from '../policy/account.ts';
import { isSamePassword, isYoungProof } from '../policy/confirmation.ts';
import { holdsProduct } from '../policy/describe-holding.ts';
import { readIdentifier } from '../policy/identifier.ts';
import { judgeGate } from '../policy/judge-gate.ts';
import { mayAttach } from '../policy/look-ups.ts';
import { parseMoment } from '../policy/moment.ts';
import { type Organization, readOrganization } from '../policy/organization.ts';
import { buildProductAccountKey } from '../policy/product-account-key.ts';
import type { ProductId } from '../policy/products.ts';
import { readSecrets } from '../policy/secrets.ts';
import type { Event, PostLoginAPI } from './post-login.d.ts';
import { askForProductAccount } from './steps/ask-for-product-account.ts';
import { attachProductAccount } from './steps/attach-product-account.ts';
import { connectManagement } from './steps/connect-management.ts';
import { judgeAdmission } from './steps/judge-admission.ts';
import { linkByEmail } from './steps/link-by-email.ts';
import { noteLinked, readLinked } from './steps/note-linked.ts';
import { failClosed, readProduct, refuse } from './steps/refuse.ts';
import { type LinkRun, linkSecrets } from './steps/run.ts';

/** Whoever holds no account of the product being opened links it once, with its password. */
export async function onExecutePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => begin(startRun(event, api)));
}

/** Comes back from *Link your account.* and believes only what its flow stored. */
export async function onContinuePostLogin(event: Event, api: PostLoginAPI): Promise<void> {
  await failClosed(event, api, () => goOn(startRun(event, api)));
}

function startRun(event: Event, api: PostLoginAPI): LinkRun {
  return { event, api, settings: readSecrets(event.secrets, linkSecrets), now: Date.now() };
}

async function begin(run: LinkRun): Promise<void> {
  const { event, api } = run;
  const place = readPlace(run);
  if (place === null) return refuse(event, api, 'organization_misconfigured');
  const { opened, organization } = place;
  const account = readAccount(event.user);
  const held = [...account.identities, ...readLinked(event)];
  const linked = await linkByEmail(run, account, { organization, opened, held });
  noteLinked(run, linked);
  if (holdsProduct([...held, ...linked], opened, organization.customerId)) return;
  if (!api.redirect.canRedirect()) return refuse(event, api, 'link_required');
  askForProductAccount(run, account, { organization, opened });
}

async function goOn(run: LinkRun): Promise<void> {
  const { event, api } = run;
  const place = readPlace(run);
  if (place === null) return refuse(event, api, 'organization_misconfigured');
  const { verified_identifier, verified_account, verified_at } = event.prompt?.vars ?? {};
  if (verified_account === undefined) return refuse(event, api, 'no_product_account');
  // Its owner may have changed the product's password since, to shut out who knows the old one.
  if (!isYoungProof(parseMoment(verified_at), run.now)) return refuse(event, api, 'link_required');
  // Another tab may have linked one since, and whether `event.user` is fresh after a form is not documented.
  const read = await readUser(connectManagement(run), event.user.user_id);
  if (read.kind !== 'found') return refuse(event, api, 'unavailable');
  const account = readAccount(read.user);
  const notAdmitted = judgeAdmission(run, account);
  if (notAdmitted !== null) return refuse(event, api, notAdmitted);
  // Who waits in a form may not be who reset the password since, or whose address is no longer the confirmed one.
  if (!isSamePassword(account, event.prompt?.vars?.password_set) || judgeGate(account) !== 'open') {
    return refuse(event, api, 'confirmation_replaced');
  }
  const refusal = await link(run, account, place, {
    identifier: verified_identifier,
    account: verified_account,
  });
  if (refusal !== null) refuse(event, api, refusal);
}

async function link(
  run: LinkRun,
  account: Account,
  { opened, organization: { customerId } }: Place,
  verified: { identifier: unknown; account: unknown },
) {
  const identifier = readIdentifier(String(verified.identifier));
  const productAccount = readProductAccount(verified.account);
  if (identifier === null || productAccount === null) return 'unavailable';
  if (!mayAttach(identifier, productAccount)) return 'unavailable';
  const key = { product: opened, customerId, id: productAccount.id };
  const bare = buildProductAccountKey(key);
  if (!account.identities.includes(bare)) {
    if (holdsProduct(account.identities, opened, customerId)) return 'holds_product';
    const refusal = await attachProductAccount(run, { account, key });
    if (refusal !== null) return refusal;
  }
  noteLinked(run, [bare]);
  return null;
}

interface Place {
  opened: ProductId;
  organization: Organization;
}

function readPlace({ event, settings }: LinkRun): Place | null {
  const opened = readProduct(event);
  const organization = readOrganization(event.organization?.metadata, settings.ALLOW_LOOPBACK_HTTP);
  if (opened === null || organization.kind !== 'organization') return null;
  return { opened, organization };
}
