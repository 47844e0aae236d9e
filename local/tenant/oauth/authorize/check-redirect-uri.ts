import type { Client, Organization } from '../../store/types.ts';
import { matchUrl } from '../match-url.ts';
import type { Parameters } from '../read-parameters.ts';
import { invalidRequest, type Refusal } from '../refusal.ts';

/** `redirect_uri` is, to the letter, one of the application's callbacks. */
export function checkRedirectUri(
  client: Client,
  organization: Organization | undefined,
  parameters: Parameters,
): Refusal | undefined {
  const uri = parameters.redirect_uri;
  if (uri === undefined) return invalidRequest('Missing required parameter: redirect_uri');
  if (matchUrl(uri, client.callbacks, organization ? [organization.name] : [])) return undefined;
  return {
    error: 'unauthorized_client',
    error_description: `Callback URL mismatch. ${uri} is not in the list of allowed callback URLs`,
  };
}
