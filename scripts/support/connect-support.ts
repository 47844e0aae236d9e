import { setTimeout } from 'node:timers/promises';
import { createManagement, type Management } from '../../apis/management.ts';
import { readToken, type TokenCache } from '../../apis/management-token.ts';
import { fields } from '../../apis/read-product-account.ts';
import type { Settings } from './read-settings.ts';

/** What every support command works with. */
export interface Support {
  settings: Settings;
  management: Management;
  /** The tenant's clock, in Unix milliseconds: ages and tokens are judged by it, not by this machine's. */
  now(): number;
  wait(ms: number): Promise<void>;
}

/** Signs in to the Management API; throws when the tenant gives no token. `localNow` is this machine's clock. */
export async function connectSupport(
  settings: Settings,
  localNow: () => number = Date.now,
  wait: Support['wait'] = (ms) => setTimeout(ms),
): Promise<Support> {
  const access = {
    domain: settings.AUTH0_DOMAIN,
    clientId: settings.SUPPORT_CLIENT_ID,
    clientSecret: settings.SUPPORT_CLIENT_SECRET,
    cache: createCache(localNow),
  };
  const token = await readToken(access, true);
  if (token === null) {
    throw new Error('no token: check AUTH0_DOMAIN, SUPPORT_CLIENT_ID and SUPPORT_CLIENT_SECRET');
  }
  const aheadMs = (readIssuedAt(token) ?? localNow()) - localNow();
  return {
    settings,
    management: createManagement(access),
    // A token tells whole seconds: less than one is no difference between two clocks.
    now: () => localNow() + (Math.abs(aheadMs) < 2000 ? 0 : aheadMs),
    wait,
  };
}

function createCache(now: () => number): TokenCache {
  let kept: { value: string; expires_at: number } | undefined;
  return {
    get: () => (kept !== undefined && kept.expires_at > now() ? kept : undefined),
    set(_, value, { ttl }) {
      kept = { value, expires_at: now() + ttl };
    },
  };
}

/** When the tenant says that it made the token, in Unix milliseconds; `null` when the token cannot be read. */
function readIssuedAt(token: string): number | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { iat } = fields(JSON.parse(payload));
    return typeof iat === 'number' ? iat * 1000 : null;
  } catch {
    return null;
  }
}
