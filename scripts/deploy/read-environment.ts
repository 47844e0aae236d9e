import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Json } from '../../local/tenant/store/types.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { isObject } from '../build/build.ts';
import { LOCAL_SETTINGS } from '../support/read-settings.ts';
import type { TenantAccess } from './deploy-cli.ts';
import { listGivenSecrets } from './read-keywords.ts';

/** One tenant, and what is put in for the markers of the build. */
export interface Environment {
  access: TenantAccess;
  /** Settings and secrets; what the tenant gives itself is not among them. */
  keywords: Record<string, Json>;
}

const CREDENTIALS = ['AUTH0_DOMAIN', 'AUTH0_CLIENT_ID', 'AUTH0_CLIENT_SECRET'] as const;

/** What HS256 asks of a key (RFC 7518, 3.2). */
export const LEAST_KEY_BYTES = 32;

/** Where `npm start` keeps what a deploy into the local world needs, while it runs. */
export const LOCAL_ENVIRONMENT = join('.local', 'environment.json');

/**
 * Reads `.env.<name>` (the deploying application and the secrets) and the environment's settings. Throws one error that
 * names every file and key that is wrong, and no value.
 */
export function readEnvironment(root: string, name: string): Environment {
  if (name === 'local') return readLocal(root);
  if (!/^[A-Za-z0-9_-]+$/.test(name)) throw new Error('--env: letters, digits, - and _ only');
  const file = `.env.${name}`;
  const settingsFile = `tenant/environments/${name}/settings.json`;
  const missing = [file, settingsFile].filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) {
    throw new Error(
      missing.map((path) => `${path} is missing: docs/deploying.md says what it holds`).join('\n'),
    );
  }
  const given = parseEnv(readFileSync(join(root, file), 'utf8'));
  const settings = readSettings(root, settingsFile);
  const secrets = listGivenSecrets(root);
  const wanted = [...CREDENTIALS, ...secrets];
  const problems = wanted.filter((key) => !given[key]).map((key) => `${file}: ${key} has no value`);
  if (/^https?:|\//.test(given.AUTH0_DOMAIN ?? '')) {
    problems.push(`${file}: AUTH0_DOMAIN is a host name, without https:// and without a slash`);
  }
  for (const { keySecret: key, name } of Object.values(PRODUCTS)) {
    const bytes = Buffer.byteLength(given[key] ?? '');
    if (bytes > 0 && bytes < LEAST_KEY_BYTES)
      problems.push(
        `${file}: ${key} has ${bytes} bytes: at least ${LEAST_KEY_BYTES}, or whoever sees one call to ${name} could find it by trying (openssl rand -hex 32 makes one)`,
      );
  }
  const keys = Object.values(PRODUCTS).flatMap(({ keySecret }) => given[keySecret] || []);
  if (new Set(keys).size < keys.length) {
    problems.push(
      `${file}: two products have the same key: whoever runs one of them could ask the other about everybody`,
    );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    access: {
      domain: String(given.AUTH0_DOMAIN),
      clientId: String(given.AUTH0_CLIENT_ID),
      clientSecret: String(given.AUTH0_CLIENT_SECRET),
    },
    keywords: {
      ...settings,
      ...Object.fromEntries(secrets.map((key) => [key, String(given[key])])),
    },
  };
}

/** Throws without quoting it when the file is no JSON object. */
function readSettings(root: string, file: string): Record<string, Json> {
  const text = readFileSync(join(root, file), 'utf8');
  try {
    const settings: Json = JSON.parse(text);
    if (isObject(settings)) return settings as Record<string, Json>;
  } catch {
    // Node's own message would quote the file.
  }
  throw new Error(`${file}: is not a JSON object`);
}

function readLocal(root: string): Environment {
  const path = join(root, LOCAL_ENVIRONMENT);
  if (!existsSync(path)) {
    throw new Error(`${LOCAL_ENVIRONMENT} is missing: npm start is not running here`);
  }
  const { access, keywords }: Environment = JSON.parse(readFileSync(path, 'utf8'));
  // The keys stand beside the settings of support alone: a rotation changes one file.
  const given = parseEnv(readFileSync(join(root, LOCAL_SETTINGS), 'utf8'));
  const keys = Object.values(PRODUCTS).map(({ keySecret }) => [keySecret, given[keySecret] ?? '']);
  return { access, keywords: { ...keywords, ...Object.fromEntries(keys) } };
}
