import { guardWithCircuit } from '../../apis/global-circuits.ts';
import { type ConnectedProduct, connectProduct } from '../../apis/product-identity.ts';
import { chooseProductsToAsk } from '../../policy/choose-candidates.ts';
import { type Identifier, readIdentifier } from '../../policy/identifier.ts';
import { isRolledOut, type Organization, readOrganization } from '../../policy/organization.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { readSecrets, type SecretsOf } from '../../policy/secrets.ts';
import { refused, type ScriptContext, type ScriptOutcome } from './script.ts';

/** The keys of `configuration` that the scripts read; the build compares them with database.json. */
export const secrets = {
  ISSUER: 'url',
  PIM_KEY: 'text',
  SDM_KEY: 'text',
  MANAGEMENT_DOMAIN: 'text',
  MANAGEMENT_CLIENT_ID: 'text',
  MANAGEMENT_CLIENT_SECRET: 'text',
  ALLOW_LOOPBACK_HTTP: 'switch',
} as const;

/** A question that may be put to products: who is asked about, whom we ask, and when it began, in Unix milliseconds. */
export interface ScriptRequest {
  kind: 'request';
  settings: SecretsOf<typeof secrets>;
  organization: Organization;
  identifier: Identifier;
  /** Those that could know the identifier, in order. */
  products: ConnectedProduct[];
  now: number;
}

/** Reads what Auth0 gave, before anybody is called; refuses what needs no call to be refused. */
export function readRequest(
  typed: string,
  context: ScriptContext | undefined,
  now: number,
): ScriptRequest | Extract<ScriptOutcome, { kind: 'refused' }> {
  const settings = readSecrets(configuration, secrets);
  // Whoever is known signs in here with the password that Auth0 keeps: any other text would tell who that is.
  if (!context?.organization) return refused('wrong_credentials', 'no_organization');
  const { metadata } = context.organization;
  const organization = readOrganization(metadata, settings.ALLOW_LOOPBACK_HTTP);
  if (organization.kind === 'misconfigured') return refused('misconfigured', organization.problem);
  if (organization.rollout === 'off') return refused('not_rolled_out');
  const identifier = readIdentifier(typed);
  if (identifier === null) return refused('wrong_credentials');
  // Whose username it is only the product knows: that is judged when the password was right.
  if (identifier.kind === 'email' && !isRolledOut(organization, identifier.value)) {
    return refused('not_rolled_out');
  }
  const products = chooseProductsToAsk(identifier, organization.products).map(({ id, url }) => ({
    ...connectProduct({
      id,
      url,
      issuer: settings.ISSUER,
      key: settings[PRODUCTS[id].keySecret],
      now,
    }),
    guard: guardWithCircuit(`${id}|${organization.customerId}`, Date.now),
  }));
  return { kind: 'request', settings, organization, identifier, products, now };
}
