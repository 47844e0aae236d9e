import { createGlobalCache } from '../../apis/global-cache.ts';
import { findEmailHolder } from '../../apis/management-lookup.ts';
import { type ConnectedProduct, verify } from '../../apis/product-identity.ts';
import { buildProfile } from '../../policy/build-profile.ts';
import { chooseCandidates } from '../../policy/choose-candidates.ts';
import { composeNobody } from '../../policy/identifier.ts';
import { combineRefusals, judgeDecoy, judgeVerification } from '../../policy/judge-verification.ts';
import { isRolledOut } from '../../policy/organization.ts';
import { isVerifiablePassword, meetsPasswordPolicy } from '../../policy/password-policy.ts';
import type { ProductAccount } from '../../policy/product-account.ts';
import { lookUpEverywhere } from '../steps/look-up-everywhere.ts';
import { readRequest, type ScriptRequest } from '../steps/read-request.ts';
import {
  answer,
  refused,
  type ScriptCallback,
  type ScriptContext,
  type ScriptOutcome,
} from '../steps/script.ts';

/** The connection that this script belongs to. */
const CONNECTION = 'akeneo-product-cloud';

/** Auth0 asks about somebody it does not know: lets in who has the password of one of the organization's products. */
export function login(
  identifier: string,
  password: string,
  context: ScriptContext,
  callback: ScriptCallback,
): Promise<void> {
  return answer('login', identifier, callback, async () => {
    const request = readRequest(identifier, context, Date.now());
    if (request.kind === 'refused') return request;
    return isVerifiablePassword(password)
      ? signIn(request, password)
      : refused('wrong_credentials');
  });
}

async function signIn(request: ScriptRequest, password: string): Promise<ScriptOutcome> {
  const { identifier } = request;
  const refusals = [];
  const candidates = await findCandidates(request);
  for (const product of candidates) {
    const verification = await verify(product, identifier.typed, password);
    const verdict = judgeVerification(identifier, verification);
    if (verdict.kind === 'accepted') return admit(request, product, verdict.account, password);
    const why = verification.kind === 'unavailable' ? ` (${verification.why})` : '';
    refusals.push({ reason: verdict.reason, note: `${product.id}: ${verdict.reason}${why}` });
  }
  // One question to each product, whoever knows the address: the clock must not tell a stranger which ones do.
  for (const product of request.products.filter((one) => !candidates.includes(one))) {
    // What was typed may find somebody there by a looser rule, whose tries are not the stranger's to use up.
    const decoy = composeNobody(product.createId());
    const reason = judgeDecoy(await verify(product, decoy, product.createId()));
    refusals.push({ reason, note: `${product.id}: ${reason === 'wrong' ? 'nobody' : reason}` });
  }
  return refused(
    combineRefusals(refusals.map(({ reason }) => reason)),
    refusals.map(({ note }) => note).join(', '),
  );
}

/** With one product there is nothing to choose, and a look-up would only take time. */
async function findCandidates({
  identifier,
  products,
}: ScriptRequest): Promise<ConnectedProduct[]> {
  if (products.length <= 1) return products;
  return chooseCandidates(identifier, await lookUpEverywhere(identifier, products));
}

async function admit(
  { organization, identifier, settings, now }: ScriptRequest,
  product: ConnectedProduct,
  account: ProductAccount,
  password: string,
): Promise<ScriptOutcome> {
  if (!isRolledOut(organization, account.email)) return refused('not_rolled_out');
  const profile = buildProfile({
    product: product.id,
    customerId: organization.customerId,
    account,
    at: new Date(now).toISOString(),
    passwordBelowPolicy: !meetsPasswordPolicy(password),
  });
  if (identifier.kind === 'email') return { kind: 'profile', profile };
  // Auth0 looks for a user by what was typed: it cannot know that this person came over before, under the email.
  const access = {
    domain: settings.MANAGEMENT_DOMAIN,
    clientId: settings.MANAGEMENT_CLIENT_ID,
    clientSecret: settings.MANAGEMENT_CLIENT_SECRET,
    cache: createGlobalCache(now),
  };
  const holder = await findEmailHolder(access, CONNECTION, profile.email);
  switch (holder.kind) {
    case 'somebody':
      return refused('use_email');
    case 'nobody':
      return { kind: 'profile', profile };
    case 'unavailable':
      return refused('unavailable', 'management');
  }
}
