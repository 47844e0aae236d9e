import type { LogEvent } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';
import { explainLogType } from '../log-types.ts';
import { maskSecrets } from '../mask-secrets.ts';

export interface LogView extends LogEvent {
  meaning: string;
}

/** The tenant log, newest first, of one type if `type` is given. */
export function listLogs(tenant: Tenant, type?: string): LogView[] {
  const chosen = tenant.state.logs.filter((entry) => type === undefined || entry.type === type);
  return chosen.reverse().map((entry) => ({
    ...entry,
    ...(entry.details ? { details: maskSecrets(entry.details) } : {}),
    meaning: explainLogType(entry.type),
  }));
}
