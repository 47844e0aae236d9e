import { copyPlain } from './copy-plain.ts';
import type { ApiContext } from './create-api.ts';
import { requireText } from './require-text.ts';

/** Claims that Auth0 keeps for itself; there a custom claim of that name silently goes missing. */
const reservedClaims = new Set(
  `acr act active amr at_hash ath attest aud auth_time authorization_details azp c_hash client_id cnf cty dest entitlements
  events exp groups gty htm htu iat internalService iss jcard jku jti jwe jwk kid may_act mky nbf nonce object_id org_id
  org_name orig origid permissions roles rph s_hash sid sip_callid sip_cseq_num sip_date sip_from_tag sip_via_branch sub
  sub_jwk toe txn typ uuid vot vtm x5t#S256`.split(/\s+/),
);

export function createIdTokenApi({ record }: ApiContext) {
  return {
    setCustomClaim: (name: unknown, value: unknown) =>
      record({ call: 'idToken.setCustomClaim', args: readClaim(name, value) }),
  };
}

export function createAccessTokenApi({ record }: ApiContext) {
  return {
    setCustomClaim: (name: unknown, value: unknown) =>
      record({ call: 'accessToken.setCustomClaim', args: readClaim(name, value) }),
    addScope: (scope: unknown) =>
      record({ call: 'accessToken.addScope', args: [requireText(scope, 'a scope')] }),
    removeScope: (scope: unknown) =>
      record({ call: 'accessToken.removeScope', args: [requireText(scope, 'a scope')] }),
  };
}

function readClaim(nameGiven: unknown, value: unknown) {
  const name = requireText(nameGiven, 'the name of a claim');
  if (reservedClaims.has(name)) throw new Error(`${name} is a claim that Auth0 keeps for itself`);
  return [name, copyPlain(value, `the claim ${name}`)] satisfies [string, unknown];
}
