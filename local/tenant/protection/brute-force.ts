import type { Block, Client, Connection } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** A block ends this long after the failure that caused it. */
const blockLifetimeMs = 30 * 24 * 3_600_000;
/** One address gets at most one mail about blocked accounts in this time. */
const mailIntervalMs = 3_600_000;

/** One attempt to sign in, as typed. */
export interface Attempt {
  identifier: string;
  connection: Connection;
  ip: string;
  /** For the log alone. */
  client?: Pick<Client, 'client_id' | 'name'>;
  user_agent?: string;
}

export type BlockCheck = { kind: 'open' } | { kind: 'blocked' };

/** `blocked` is answered once, by the failure that reached the limit; with `notify`, the owner is to get a mail. */
export type FailureRecord =
  | { kind: 'counted'; failures: number }
  | { kind: 'blocked'; notify: boolean };

/** Whether attempts with this identifier are blocked for this address. Ask before looking at the password. */
export function checkBlock(tenant: Tenant, attempt: Attempt): BlockCheck {
  if (!protects(tenant, attempt)) return { kind: 'open' };
  const counter = findCounter(tenant, attempt);
  return counter && isBlocked(tenant, counter) ? { kind: 'blocked' } : { kind: 'open' };
}

/** Counts a wrong password or an unknown identifier. Outages must not come here: they are nobody's guess. */
export function recordFailure(tenant: Tenant, attempt: Attempt): FailureRecord {
  if (!protects(tenant, attempt)) return { kind: 'counted', failures: 0 };
  const now = tenant.clock.now();
  const counter = findCounter(tenant, attempt) ?? addCounter(tenant, attempt);
  if (hasExpired(tenant, counter)) restart(counter);
  const reached = hasReachedLimit(tenant, counter);
  counter.failures += 1;
  const { max_attempts: limit, shields } = tenant.configuration.bruteForce;
  // An attempt that was under way when the block came neither logs nor mails a second time.
  if (reached || counter.failures < limit) return { kind: 'counted', failures: counter.failures };
  counter.blockedAt = now;
  tenant.log({
    type: 'limit_wc',
    description: 'IP blocked: too many failed sign-ins for one identifier',
    connection: attempt.connection.name,
    user_name: counter.identifier,
    ip: attempt.ip,
    ...(attempt.client && {
      client_id: attempt.client.client_id,
      client_name: attempt.client.name,
    }),
    ...(attempt.user_agent !== undefined && { user_agent: attempt.user_agent }),
  });
  const mailedLately = tenant.state.blocks.some(
    (one) =>
      one.ip === counter.ip &&
      one.notifiedAt !== undefined &&
      now - one.notifiedAt < mailIntervalMs,
  );
  const notify = shields.includes('user_notification') && !mailedLately;
  if (notify) counter.notifiedAt = now;
  return { kind: 'blocked', notify };
}

/** Forgets the failures of an identifier from this address: it has just signed in. */
export function clearFailures(tenant: Tenant, attempt: Attempt): void {
  const counter = findCounter(tenant, attempt);
  if (counter) tenant.state.blocks = tenant.state.blocks.filter((one) => one !== counter);
}

/** The blocks in force for any of these identifiers. */
export function listBlocks(tenant: Tenant, identifiers: string[]): Block[] {
  const wanted = identifiers.map(normalize);
  return tenant.state.blocks.filter(
    (one) => wanted.includes(one.identifier) && isBlocked(tenant, one),
  );
}

/** Ends the blocks of these identifiers, with their counters; logs `ublkdu` when there was one. */
export function liftBlocks(tenant: Tenant, identifiers: string[]): void {
  for (const block of listBlocks(tenant, identifiers)) {
    tenant.log({
      type: 'ublkdu',
      description: 'The block was released',
      connection: block.connection,
      user_name: block.identifier,
      ...(block.ip !== '' && { ip: block.ip }),
    });
  }
  const wanted = identifiers.map(normalize);
  tenant.state.blocks = tenant.state.blocks.filter((one) => !wanted.includes(one.identifier));
}

function protects(tenant: Tenant, { connection, ip }: Attempt): boolean {
  const { enabled, allowlist } = tenant.configuration.bruteForce;
  return enabled && connection.options.brute_force_protection !== false && !allowlist.includes(ip);
}

// The products fold case, form and blanks too: spelling an identifier otherwise must not give new guesses.
export function normalize(identifier: string): string {
  return identifier.trim().normalize('NFC').toLowerCase();
}

function describeCounter(tenant: Tenant, { identifier, connection, ip }: Attempt) {
  const perAddress = tenant.configuration.bruteForce.mode !== 'count_per_identifier';
  return {
    identifier: normalize(identifier),
    connection: connection.name,
    ip: perAddress ? ip : '',
  };
}

function findCounter(tenant: Tenant, attempt: Attempt): Block | undefined {
  const wanted = describeCounter(tenant, attempt);
  return tenant.state.blocks.find(
    (one) =>
      one.identifier === wanted.identifier &&
      one.connection === wanted.connection &&
      one.ip === wanted.ip,
  );
}

function addCounter(tenant: Tenant, attempt: Attempt): Block {
  const counter: Block = { ...describeCounter(tenant, attempt), failures: 0 };
  tenant.state.blocks.push(counter);
  return counter;
}

/** A shield that is off blocks nobody. */
function isBlocked(tenant: Tenant, counter: Block): boolean {
  return (
    tenant.configuration.bruteForce.shields.includes('block') &&
    hasReachedLimit(tenant, counter) &&
    !hasExpired(tenant, counter)
  );
}

// A raised limit opens what a lower one had closed.
function hasReachedLimit(tenant: Tenant, counter: Block): boolean {
  const { max_attempts: limit } = tenant.configuration.bruteForce;
  return counter.blockedAt !== undefined && counter.failures >= limit;
}

function hasExpired(tenant: Tenant, counter: Block): boolean {
  return (
    counter.blockedAt !== undefined && tenant.clock.now() - counter.blockedAt >= blockLifetimeMs
  );
}

function restart(counter: Block): void {
  counter.failures = 0;
  delete counter.blockedAt;
}
