import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../local/world.ts';
import { LOCAL_SETTINGS } from './read-settings.ts';

/** What the support commands need to know of a running local world, as environment variables. */
export function describeSettings({
  urls,
  keys,
  support,
}: Pick<World, 'urls' | 'keys' | 'support'>) {
  return {
    AUTH0_DOMAIN: urls.management,
    AUTH0_CLIENT_ID: support.clientId,
    AUTH0_CLIENT_SECRET: support.clientSecret,
    ISSUER: urls.tenant,
    PIM_KEY: keys.pim,
    SDM_KEY: keys.sdm,
    ALLOW_LOOPBACK_HTTP: 'true',
  };
}

/** Writes them for `--env local`, for this user's eyes alone; the function that it returns takes them away again. */
export function writeLocalSettings(
  root: string,
  world: Pick<World, 'urls' | 'keys' | 'support'>,
): () => void {
  const path = join(root, LOCAL_SETTINGS);
  const lines = Object.entries(describeSettings(world)).map(([key, value]) => `${key}=${value}\n`);
  // A file that is there already would keep its mode.
  rmSync(path, { force: true });
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}
