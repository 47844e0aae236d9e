import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readSecrets, type SecretsOf } from '../../policy/secrets.ts';

/** What the support commands need to know of a tenant; AUTH0_DOMAIN is the host of the Management API, ISSUER ends with a slash. */
const keys = {
  AUTH0_DOMAIN: 'text',
  SUPPORT_CLIENT_ID: 'text',
  SUPPORT_CLIENT_SECRET: 'text',
  ISSUER: 'url',
  PIM_KEY: 'text',
  SDM_KEY: 'text',
  ALLOW_LOOPBACK_HTTP: 'switch',
} as const;

export type Settings = SecretsOf<typeof keys>;

/** Where `npm start` keeps the settings of the local world while it runs, below the repository. */
export const LOCAL_SETTINGS = join('.local', 'support.env');

/**
 * The settings of `--env <name>`, from the file of that environment alone; without a name from the variables of this process.
 * Throws with a text that names files and keys, and no value.
 */
export function readSettings(
  root: string,
  environment: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): Settings {
  if (environment === undefined) {
    try {
      return readSecrets(withSwitch(variables), keys);
    } catch (error) {
      const what = error instanceof Error ? error.message : 'unreadable';
      throw new Error(`${what}. Which tenant? Add --env local for npm start, or --env <name>`);
    }
  }
  const file = chooseFile(environment);
  const path = join(root, file);
  if (!existsSync(path)) {
    const hint = environment === 'local' ? ': npm start is not running here' : '';
    throw new Error(`${file} is missing${hint}`);
  }
  try {
    const given = parseEnv(readFileSync(path, 'utf8'));
    return readSecrets(withSwitch({ ...readIssuer(root, environment), ...given }), keys);
  } catch (error) {
    const what = error instanceof Error ? error.message : 'unreadable';
    throw new Error(`${file}: ${what}`);
  }
}

/** The file with the secrets of an environment, below the repository. */
export function chooseFile(environment: string): string {
  if (environment === 'local') return LOCAL_SETTINGS;
  if (!/^[A-Za-z0-9_-]+$/.test(environment))
    throw new Error('--env: letters, digits, - and _ only');
  return `.env.${environment}`;
}

/** A deployed environment has it among its settings. */
function readIssuer(root: string, environment: string): { ISSUER?: string } {
  const path = join(root, 'tenant', 'environments', environment, 'settings.json');
  if (!existsSync(path)) return {};
  const { ISSUER } = JSON.parse(readFileSync(path, 'utf8'));
  return typeof ISSUER === 'string' ? { ISSUER } : {};
}

/** Only the local world needs this switch: whoever leaves it out means https alone. */
function withSwitch(variables: Readonly<Record<string, string | undefined>>) {
  return { ALLOW_LOOPBACK_HTTP: 'false', ...variables };
}
