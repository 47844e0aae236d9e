import {
  judgeDrop,
  judgeOverlap,
  type KeySight,
  type Places,
} from '../../policy/judge-rotation.ts';
import { PRODUCTS, type ProductId } from '../../policy/products.ts';
import type { Change } from '../deploy/compare.ts';
import { deploy, plan } from '../deploy/deploy.ts';
import type { Deployment } from '../deploy/deployment.ts';
import { readTenant } from '../deploy/export-tenant.ts';
import { BY_FINGERPRINT } from '../deploy/fingerprints.ts';
import { remember } from '../deploy/remember.ts';
import { findRetired, readRemembered, retireKey } from '../deploy/retired-keys.ts';
import { askAboutKeys, listCustomers } from './ask-about-keys.ts';
import { type KeyState, readKeyState, writeKeyStates } from './key-file.ts';

/** What a rotation works with. */
export interface Rotation {
  /** Its keywords have the keys of the file. */
  deployment: Deployment;
  /** The file that has the secrets of the environment. */
  file: string;
  /** Where the deploy of the new keys keeps what it replaces. */
  saved: string;
  /** This machine's clock, in Unix milliseconds. */
  now: () => number;
  createKey: () => string;
}

/** How far one product is after a run; whoever has to do something stands in `kind`. */
export type RotationEnd =
  /** A new key is in the file. The product has to learn it. */
  | { kind: 'announced' }
  | ({ kind: 'not_accepted' } & Places)
  /** The tenant had the new key nowhere, or not everywhere, and has it now. `off`: where it is off, and the product does not take it. */
  | { kind: 'written'; changes: string[]; off: string[]; dropFrom: number }
  /** `dropFrom`: when nothing signs with the older key any more, in Unix milliseconds. */
  | ({ kind: 'still_accepted' | 'unanswered'; dropFrom: number } & Places)
  | { kind: 'finished' };

export interface Rotated {
  product: ProductId;
  found: KeyState['kind'];
  end: RotationEnd;
}

/**
 * How long the older key may still be in use after the tenant was written: a sign-in lives an hour, and may go on with what was
 * deployed when it began; the rest is for the writing itself.
 */
export const OVERLAP_MS = 2 * 60 * 60 * 1000;

/**
 * Takes the rotation of these products' keys as far as it goes now; the file with the secrets says where it is, so that the next run
 * goes on from there, after a crash too. The tenant gets a key only when the product takes both; `finished` is said only when the
 * product takes the older one no more. With `dryRun` it asks and says what it would do, and writes nothing.
 */
export async function rotateKeys(
  rotation: Rotation,
  products: readonly ProductId[],
  dryRun: boolean,
): Promise<Rotated[]> {
  const found = products.map((product) => ({
    product,
    state: readKeyState(rotation.file, product),
  }));
  const ends = new Map([
    ...announce(rotation, found, dryRun),
    ...(await goOn(rotation, found, dryRun)),
  ]);
  return found.flatMap(({ product, state }) => {
    const end = ends.get(product);
    return end === undefined ? [] : { product, found: state.kind, end };
  });
}

interface Found {
  product: ProductId;
  state: KeyState;
}

/** A product whose newer key the tenant has or may get now. */
interface Moving {
  product: ProductId;
  target: Switched;
  sights: KeySight[];
}

/** One that may get it. */
type Ready = Moving & { off: string[] };

type Ends = Map<ProductId, RotationEnd>;

/** Makes a key for each product whose rotation has not begun. */
function announce(
  { file, createKey }: Rotation,
  found: readonly Found[],
  dryRun: boolean,
): [ProductId, RotationEnd][] {
  const settled = found.filter(({ state }) => state.kind === 'settled');
  const states = settled.map(({ product, state: { key } }) => {
    return [product, { kind: 'announced', key, next: createKey() }] as const;
  });
  if (states.length > 0 && !dryRun) writeKeyStates(file, new Map(states));
  return settled.map(({ product }) => [product, { kind: 'announced' }]);
}

/** Takes every other product as far as it can go: the newer key into the tenant, then the older one out of the file. */
async function goOn(rotation: Rotation, found: readonly Found[], dryRun: boolean): Promise<Ends> {
  const ends: Ends = new Map();
  const ready: Ready[] = [];
  for (const moving of await lookAtProducts(rotation, found)) {
    const overlap = judgeOverlap(moving.sights);
    const { kind, ...places } = overlap;
    if (kind === 'ready') ready.push({ ...moving, off: places.off });
    else ends.set(moving.product, { kind, ...places });
  }
  if (ready.length === 0) return ends;
  const changes = await writeTenant(rotation, ready, dryRun);
  const remembered = await readRemembered(rotation.deployment.api);
  for (const one of ready) {
    const dropFrom = readDropFrom(rotation, remembered, one.product, one.target);
    ends.set(one.product, describeReady(one, changes, dropFrom));
  }
  const over = ready.filter(({ product }) => ends.get(product)?.kind === 'finished');
  const settled = over.map(({ product, target: { key } }) => {
    return [product, { kind: 'settled', key }] as const;
  });
  if (settled.length > 0 && !dryRun) writeKeyStates(rotation.file, new Map(settled));
  return ends;
}

function describeReady({ sights, off }: Ready, changes: string[], dropFrom: number): RotationEnd {
  if (changes.length > 0) return { kind: 'written', changes, off, dropFrom };
  const drop = judgeDrop(sights);
  return drop.kind === 'dropped' ? { kind: 'finished' } : { ...drop, dropFrom };
}

/** What the products say of the newer and the older key, where a rotation is under way. */
async function lookAtProducts(
  { deployment: { api, keywords }, now }: Rotation,
  found: readonly Found[],
): Promise<Moving[]> {
  const moving = found.flatMap(({ product, state }) => {
    const target = switchKey(state);
    return target === null ? [] : { product, target };
  });
  if (moving.length === 0) return [];
  const customers = await listCustomers(api, keywords.ALLOW_LOOPBACK_HTTP === 'true');
  const issuer = String(keywords.ISSUER);
  const seen: Moving[] = [];
  for (const { product, target } of moving) {
    const keys = { issuer, newer: target.key, older: target.previous };
    seen.push({ product, target, sights: await askAboutKeys(customers, product, keys, now) });
  }
  return seen;
}

type Switched = Extract<KeyState, { kind: 'switched' }>;

/** What the file says once the tenant is to have the newer key; null where there is none. */
function switchKey(state: KeyState): Switched | null {
  switch (state.kind) {
    case 'announced':
      return { kind: 'switched', key: state.next, previous: state.key };
    case 'switched':
      return state;
    case 'settled':
      return null;
  }
}

/**
 * Deploys the newer keys and nothing else; the names of what changed, or would change. First the file: from then on every deploy
 * from here writes the same keys. Then the tenant learns which ones are old: from then on no other machine can put them back.
 */
async function writeTenant(
  { deployment, file, saved, now }: Rotation,
  ready: readonly Moving[],
  dryRun: boolean,
): Promise<string[]> {
  const keys = ready.map(({ product, target }) => [PRODUCTS[product].keySecret, target.key]);
  const keywords = { ...deployment.keywords, ...Object.fromEntries(keys) };
  const next = { ...deployment, keywords };
  if (dryRun) {
    const { changes } = await plan(next, await readTenant(next));
    refuseOthers(changes);
    return changes.map(nameOf);
  }
  const changes = await deploy(next, saved, async (planned, tenant) => {
    refuseOthers(planned);
    writeKeyStates(file, new Map(ready.map(({ product, target }) => [product, target])));
    for (const { product, target } of ready) {
      const { keySecret: name } = PRODUCTS[product];
      const { previous: key } = target;
      retireKey(tenant.fingerprints, { name, key }, deployment.access.clientSecret, now());
    }
    await remember(deployment.api, tenant);
  });
  return changes.map(nameOf);
}

/** `deployed`: an Action whose secrets were written before a crash, and which does not run with them yet. */
const OF_KEYS = [BY_FINGERPRINT, 'deployed'];

/** A rotation is no time to deploy what nobody asked for. */
function refuseOthers(changes: readonly Change[]): void {
  const others = changes.filter(
    (one) => one.kind === 'create' || one.fields.some(({ path }) => !OF_KEYS.includes(path)),
  );
  if (others.length === 0) return;
  throw new Error(
    `This working copy differs from the tenant in more than keys: ${others.map(nameOf).join(', ')}. Nothing was changed. Check out what is deployed, or deploy first (npm run plan shows the difference)`,
  );
}

function nameOf({ type, name }: Change): string {
  return `${type}/${name}`;
}

function readDropFrom(
  { deployment: { access }, now }: Rotation,
  remembered: ReadonlyMap<string, string>,
  product: ProductId,
  { previous: key }: Switched,
): number {
  const { keySecret: name } = PRODUCTS[product];
  const at = findRetired(new Map(remembered), { name, key }, access.clientSecret);
  return (at ?? now()) + OVERLAP_MS;
}
