/** What a product says to a token signed with one key; `unanswered` is whatever tells neither. */
export type KeyAnswer = 'accepted' | 'refused' | 'unanswered';

/** How the product of one organization takes the key that is to come, or has come, and the one that is to go. */
export interface KeySight {
  organization: string;
  /** People sign in here through the Product Cloud: `on` or `pilot`. */
  isRolledOut: boolean;
  newer: KeyAnswer;
  older: KeyAnswer;
}

export type Overlap = { kind: 'ready' } | { kind: 'not_accepted'; organizations: string[] };

/** May the tenant sign with the newer key? Only where nobody who signs in would be refused by it. */
export function judgeOverlap(sights: readonly KeySight[]): Overlap {
  const organizations = sights
    .filter(({ isRolledOut, newer }) => isRolledOut && newer !== 'accepted')
    .map(({ organization }) => organization);
  return organizations.length === 0 ? { kind: 'ready' } : { kind: 'not_accepted', organizations };
}

export type Drop =
  | { kind: 'dropped' }
  /** Here the older key still opens; a leaked one, too, and where the rollout is off as well. */
  | { kind: 'still_accepted'; organizations: string[] }
  | { kind: 'unanswered'; organizations: string[] };

/** Is the older key gone everywhere? Where people sign in the product has to have said so itself. */
export function judgeDrop(sights: readonly KeySight[]): Drop {
  const namesOf = (picks: (sight: KeySight) => boolean) =>
    sights.filter(picks).map(({ organization }) => organization);
  const accepted = namesOf(({ older }) => older === 'accepted');
  if (accepted.length > 0) return { kind: 'still_accepted', organizations: accepted };
  const silent = namesOf(({ isRolledOut, older }) => isRolledOut && older !== 'refused');
  return silent.length > 0 ? { kind: 'unanswered', organizations: silent } : { kind: 'dropped' };
}
