import { isExactAddress, normalizeIdentifier } from '../../policy/identifier.ts';
import { LONGEST_VALUE, packValues } from '../deploy/pack-values.ts';

/** Auth0 takes 25 keys; an organization needs four of the keys for itself. */
const MOST_KEYS = 21;

type Metadata = Readonly<Record<string, string>>;

export type PilotsChange =
  | { kind: 'changed'; metadata: Record<string, string>; emails: string[] }
  | { kind: 'refused'; problem: string };

/** The emails that the metadata lists, whatever the rollout is. */
export function listPilots(metadata: Metadata): string[] {
  return Object.entries(metadata)
    .filter(([key]) => isPilotKey(key))
    .flatMap(([, value]) => value.split(/[\s,]+/))
    .filter((email) => email !== '');
}

/** Adds emails to the list, or takes them off, and sets the rollout to `pilot`. */
export function changePilots(
  metadata: Metadata,
  emails: readonly string[],
  remove: boolean,
): PilotsChange {
  const wrong = emails.find((email) => !isExactAddress(email));
  if (wrong !== undefined) return refuse(`${wrong} is not an email address`);
  const given = emails.map(normalizeIdentifier);
  const before = listPilots(metadata).map(normalizeIdentifier);
  const missing = remove ? given.find((email) => !before.includes(email)) : undefined;
  if (missing !== undefined) return refuse(`${missing} is not on the list`);
  const after = remove
    ? before.filter((email) => !given.includes(email))
    : [...new Set([...before, ...given])];
  if (after.length === 0) return refuse('nobody would be left: `off` ends the pilot');
  const values = packValues(after);
  if (values.length > MOST_KEYS) {
    return refuse(
      `too many for a pilot: Auth0 keeps ${MOST_KEYS} lists of ${LONGEST_VALUE} characters`,
    );
  }
  const others = Object.entries(metadata).filter(([key]) => !isPilotKey(key));
  const lists = values.map((value, index) => [`pilot_${index + 1}`, value]);
  return {
    kind: 'changed',
    metadata: { ...Object.fromEntries(others), rollout: 'pilot', ...Object.fromEntries(lists) },
    emails: after,
  };
}

function isPilotKey(key: string): boolean {
  return /^pilot_\d+$/.test(key);
}

function refuse(problem: string): PilotsChange {
  return { kind: 'refused', problem };
}
