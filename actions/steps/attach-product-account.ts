import { createUser, type Management, readUser } from '../../apis/management.ts';
import { type LinkOutcome, linkIdentity } from '../../apis/management-identities.ts';
import { type ConnectedProduct, claim, release } from '../../apis/product-identity.ts';
import { createClosedAddress, createSecret } from '../../apis/proof.ts';
import { type Account, readAccount } from '../../policy/account.ts';
import { judgeHolder } from '../../policy/judge-holder.ts';
import {
  buildProductAccountKey,
  type ProductAccountKey,
} from '../../policy/product-account-key.ts';
import type { RefusalReason } from '../../policy/refusal-texts.ts';
import { connectManagement } from './connect-management.ts';
import { findProduct } from './find-product.ts';
import type { AttachRun } from './run.ts';
import { takeOverAccount } from './take-over-account.ts';

interface Attachment {
  run: AttachRun;
  management: Management;
  product: ConnectedProduct;
  account: Account;
  id: string;
  /** The product account key, which is the bare id of its identity and, after `auth0|`, of its own user. */
  key: string;
}

/** Where holdings that no user of the main connection stands for are kept. */
const CONNECTION = 'product-accounts';

/**
 * Makes `account` the one that holds the product account: claim at the product first, then the identity. Whoever calls has seen
 * proof of both. Each step may be repeated, so that after a crash anywhere the next try finishes it. `null` when done.
 */
export async function attachProductAccount(
  run: AttachRun,
  { account, key }: { account: Account; key: ProductAccountKey },
): Promise<RefusalReason | null> {
  const found = findProduct(run, key);
  if (found.kind === 'refused') return found.reason;
  const attachment: Attachment = {
    run,
    management: connectManagement(run),
    product: found.product,
    account,
    id: key.id,
    key: buildProductAccountKey(key),
  };
  const claimed = await claim(found.product, key.id, account.userId);
  if (claimed.kind === 'unavailable' || claimed.kind === 'misconfigured') return 'unavailable';
  if (claimed.kind === 'no_such_account') return 'no_product_account';
  return ensureIdentity(attachment, claimed.kind === 'held_by_another');
}

async function ensureIdentity(
  attachment: Attachment,
  heldByAnother: boolean,
): Promise<RefusalReason | null> {
  const { run, management, product, account, key } = attachment;
  const read = await readUser(management, `auth0|${key}`);
  if (read.kind === 'unavailable') return 'unavailable';
  const holder =
    read.kind === 'found'
      ? judgeHolder(account, read.user, key, run.event.connection.name)
      : 'nobody';
  if (holder === 'established') {
    // It holds the product account without the product's knowing: the claim made above must not keep its owner out.
    if (!heldByAnother) await release(product, attachment.id, account.userId);
    return 'already_linked';
  }
  // A claim outlives its account: whoever was deleted does not come back by another one.
  if (heldByAnother && holder !== 'leftover') return 'already_linked';
  // What an import that nobody finished had claimed may be taken over: the product's proof is ours now.
  const refusal = heldByAnother ? await takeOverClaim(attachment) : null;
  if (refusal !== null) return refusal;
  switch (holder) {
    case 'leftover': {
      const profile = read.kind === 'found' ? read.user : {};
      return judgeLinking(await takeOverAccount(run, management, account.userId, { key, profile }));
    }
    case 'nobody':
      return attachNew(attachment);
    case 'unattached':
      return attach(attachment, run.settings.PRODUCT_ACCOUNTS_CONNECTION_ID);
  }
}

async function attachNew(attachment: Attachment): Promise<RefusalReason | null> {
  const { run, management, account, key } = attachment;
  // Whoever is not found may hang on this very account since: another tab has just linked it.
  const read = await readUser(management, account.userId);
  if (read.kind !== 'found') return 'unavailable';
  if (readAccount(read.user).identities.includes(key)) return null;
  const created = await createUser(management, {
    connection: CONNECTION,
    userId: key,
    email: createClosedAddress(),
    // Kept nowhere; the ending meets any password policy, in fewer than the 72 bytes that are hashed.
    password: `${createSecret()}aA1!`,
  });
  // `exists`, although nobody was found: it hangs on an account by now, and linking tells on which.
  return created.kind === 'unavailable'
    ? 'unavailable'
    : attach(attachment, run.settings.PRODUCT_ACCOUNTS_CONNECTION_ID);
}

async function takeOverClaim(attachment: Attachment): Promise<RefusalReason | null> {
  const { product, account, id, key } = attachment;
  const released = await release(product, id, `auth0|${key}`);
  if (released.kind === 'held_by_another') return 'already_linked';
  if (released.kind !== 'released') return 'unavailable';
  const claimed = await claim(product, id, account.userId);
  if (claimed.kind === 'held_by_another') return 'already_linked';
  return claimed.kind === 'claimed' ? null : 'unavailable';
}

async function attach(
  { management, account, key }: Attachment,
  connectionId: string,
): Promise<RefusalReason | null> {
  return judgeLinking(
    await linkIdentity(management, account.userId, { userId: key, connectionId }),
  );
}

function judgeLinking(linked: LinkOutcome): RefusalReason | null {
  switch (linked.kind) {
    case 'linked':
    case 'already_linked':
      return null;
    case 'other':
      return 'already_linked';
    case 'not_found':
    case 'unavailable':
      return 'unavailable';
  }
}
