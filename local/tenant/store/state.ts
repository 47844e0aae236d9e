import type { TenantState } from './types.ts';

/** A tenant in which nothing has happened yet. */
export function createState(): TenantState {
  return {
    users: new Map(),
    credentials: { byIdentity: new Map(), byEmail: new Map() },
    members: new Map(),
    roleMembers: new Map(),
    permissions: new Map(),
    sessions: new Map(),
    transactions: new Map(),
    codes: new Map(),
    refreshTokens: [],
    tickets: new Map(),
    jobs: new Map(),
    usedAssertions: new Map(),
    blocks: [],
    factors: [],
    buckets: new Map(),
    logs: [],
  };
}
