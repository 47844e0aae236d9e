import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../local/world.ts';
import { LOCAL_ENVIRONMENT } from '../deploy/read-environment.ts';
import { LOCAL_SETTINGS } from './read-settings.ts';

/** What the support commands need to know of a running local world, as environment variables. */
export function describeSettings({
  urls,
  keys,
  support,
}: Pick<World, 'urls' | 'keys' | 'support'>) {
  return {
    AUTH0_DOMAIN: urls.management,
    SUPPORT_CLIENT_ID: support.clientId,
    SUPPORT_CLIENT_SECRET: support.clientSecret,
    ISSUER: urls.tenant,
    PIM_KEY: keys.pim,
    SDM_KEY: keys.sdm,
    ALLOW_LOOPBACK_HTTP: 'true',
  };
}

/**
 * Writes them for `--env local`, and what a deploy needs to know beside them, for this user's eyes alone; the function that it
 * returns takes the files away again.
 */
export function writeLocalSettings(
  root: string,
  world: Pick<World, 'urls' | 'keys' | 'support' | 'deployment'>,
): () => void {
  const lines = Object.entries(describeSettings(world)).map(([key, value]) => `${key}=${value}\n`);
  const { access, keywords } = world.deployment ?? {};
  const files = {
    [LOCAL_SETTINGS]: lines.join(''),
    [LOCAL_ENVIRONMENT]: JSON.stringify({ access, keywords }),
  };
  const remove = () => {
    for (const file of Object.keys(files)) rmSync(join(root, file), { force: true });
  };
  // A file that is there already would keep its mode.
  remove();
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(root, file), text, { mode: 0o600 });
  }
  return remove;
}
