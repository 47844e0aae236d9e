import { invalidRequest } from '../refusal.ts';
import type { AuthorizeCheck } from './context.ts';

const modes = ['query', 'form_post', 'web_message'];

/** The authorization code flow, in a mode that this application may use. */
export const checkResponse: AuthorizeCheck = ({ client, parameters }) => {
  const { response_type: type, response_mode: mode } = parameters;
  if (type === undefined) return invalidRequest('Missing required parameter: response_type');
  if (type !== 'code')
    return {
      error: 'unsupported_response_type',
      error_description: `Unsupported response type: ${type}`,
    };
  if (!client.grant_types.includes('authorization_code'))
    return {
      error: 'unauthorized_client',
      error_description: "Grant type 'authorization_code' not allowed for the client.",
    };
  if (mode !== undefined && !modes.includes(mode))
    return invalidRequest(`Invalid response_mode: ${mode}`);
  return undefined;
};

/** Whether an answer may be posted to the window of this callback: its origin is one of the application's. */
export function mayPostMessage(webOrigins: string[], redirectUri: string): boolean {
  return webOrigins.includes(new URL(redirectUri).origin);
}
