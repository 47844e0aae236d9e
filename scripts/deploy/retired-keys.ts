import type { ManagementClient } from 'auth0';
import { formatMoment } from '../../local/products/pages/format-time.ts';
import type { JsonObject } from '../../local/tenant/store/types.ts';
import { PRODUCT_IDS, PRODUCTS } from '../../policy/products.ts';
import { chooseFile } from '../support/read-settings.ts';
import type { Deployment } from './deployment.ts';
import { type Fingerprints, printOf, readFingerprints } from './fingerprints.ts';
import { MEMORY } from './plan-deploy.ts';

/** More than anybody's copy is late; each takes forty characters of the metadata. */
const MOST = 3;

/** Notes that a key was replaced, at `now` in Unix milliseconds; of each product the newest three are kept. */
export function retireKey(
  fingerprints: Fingerprints,
  { name, key }: { name: string; key: string },
  secret: string,
  now: number,
): void {
  const print = printOf(secret, name, key);
  const others = listRetired(fingerprints, name).filter((one) => one.print !== print);
  for (const { entry } of listRetired(fingerprints, name)) fingerprints.delete(entry);
  const kept = others.sort((a, b) => b.at - a.at).slice(0, MOST - 1);
  for (const one of kept) fingerprints.set(one.entry, one.print);
  fingerprints.set(`retired/${name}@${Math.floor(now / 1000)}`, print);
}

/** When this key was replaced, in Unix milliseconds; null: it never was, as far as is remembered. */
export function findRetired(
  fingerprints: Fingerprints,
  { name, key }: { name: string; key: string },
  secret: string,
): number | null {
  const print = printOf(secret, name, key);
  const at = listRetired(fingerprints, name).find((one) => one.print === print)?.at;
  return at === undefined ? null : at * 1000;
}

/**
 * Throws where this machine has a key that was replaced: to deploy it would put it back, and once the product has dropped it
 * nobody could sign in for the first time, link or reset.
 */
export async function refuseRetiredKeys(
  { api, access, keywords }: Deployment,
  environment: string,
): Promise<void> {
  const known = await readRemembered(api);
  const file = chooseFile(environment);
  const lines = PRODUCT_IDS.flatMap((id) => {
    const { keySecret: name } = PRODUCTS[id];
    const at = findRetired(known, { name, key: String(keywords[name]) }, access.clientSecret);
    return at === null
      ? []
      : `${file}: ${name} is a key that was replaced on ${formatMoment(at)}. Nothing was changed. Take the key of today from whoever rotated it, or from where it is kept`;
  });
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

/** The fingerprints that the tenant remembers. */
export async function readRemembered(api: ManagementClient): Promise<Fingerprints> {
  for await (const client of await api.clients.list({ fields: 'client_id,name,client_metadata' })) {
    if (client.name === MEMORY) return readFingerprints(client.client_metadata as JsonObject);
  }
  return new Map();
}

function listRetired(fingerprints: Fingerprints, name: string) {
  return [...fingerprints].flatMap(([entry, print]) => {
    const [, at] = entry.match(new RegExp(`^retired/${name}@(\\d+)$`)) ?? [];
    return at === undefined ? [] : [{ entry, print, at: Number(at) }];
  });
}
