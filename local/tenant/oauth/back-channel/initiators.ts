import type { Client } from '../../store/types.ts';

/** Why a session ended, in Auth0's words: those that can happen here. */
export type LogoutInitiator =
  | 'rp-logout'
  | 'password-changed'
  | 'session-expired'
  | 'session-revoked'
  | 'account-deleted'
  | 'account-deactivated'
  | 'email-identifier-changed';

/** Where an application wants to hear of sessions that ended for this reason; `undefined` if it does not. */
export function findLogoutUrl(client: Client, initiator: LogoutInitiator): string | undefined {
  const { oidc_logout: settings } = client;
  if (!isObject(settings)) return undefined;
  const { backchannel_logout_urls: urls, backchannel_logout_initiators: initiators } = settings;
  const [url] = Array.isArray(urls) ? urls : [];
  return typeof url === 'string' && url !== '' && wants(initiators, initiator) ? url : undefined;
}

// Documented: without a choice of its own an application hears of logouts alone.
function wants(initiators: unknown, initiator: LogoutInitiator): boolean {
  if (!isObject(initiators)) return initiator === 'rp-logout';
  const { mode, selected_initiators: selected } = initiators;
  if (mode === 'all') return true;
  return Array.isArray(selected) && selected.includes(initiator);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
