import { parseMoment } from './moment.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Slots of the daily limits that were created before this (Unix milliseconds) limit nobody at `now`. A form may be open for an hour,
 * and takes its day along where the clock of a flow cannot be read.
 */
export function startOfSlots(now: number): number {
  const latest = now - HOUR_MS;
  return latest - (latest % DAY_MS);
}

/** Whether the profile is a slot of a day that is over. Whatever else is in the connection (by name) stays. */
export function isPastSlot(profile: unknown, connection: string, now: number): boolean {
  const { user_id, email, identities, created_at } = readFields(profile);
  const [, digits] = String(user_id).match(/^auth0\|([0-9a-f]{64})$/) ?? [];
  if (digits === undefined || email !== `${digits}@daily-limits.invalid`) return false;
  if (!Array.isArray(identities) || identities.length !== 1) return false;
  if (readFields(identities[0]).connection !== connection) return false;
  const created = parseMoment(created_at);
  return created !== null && created < startOfSlots(now);
}

function readFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
