import { createManagement, type Management } from '../../apis/management.ts';
import type { ManagementRun } from './run.ts';

/** The Management API for one run; the token is kept in the trigger's cache, so that most runs ask for none. */
export function connectManagement({ api, settings }: ManagementRun): Management {
  return createManagement({
    domain: settings.MANAGEMENT_DOMAIN,
    clientId: settings.MANAGEMENT_CLIENT_ID,
    clientSecret: settings.MANAGEMENT_CLIENT_SECRET,
    cache: api.cache,
  });
}
