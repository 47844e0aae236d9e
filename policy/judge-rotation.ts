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

/** Names of organizations: those in which people sign in, and those whose rollout is off. */
export interface Places {
  organizations: string[];
  off: string[];
}

/** `off` may be no obstacle, and lack the newer key all the same. */
export type Overlap = ({ kind: 'ready' } | { kind: 'not_accepted' }) & Places;

/** May the tenant sign with the newer key? Only where nobody who signs in would be refused by it. */
export function judgeOverlap(sights: readonly KeySight[]): Overlap {
  const places = nameWhere(sights, ({ newer }) => newer !== 'accepted');
  return { kind: places.organizations.length === 0 ? 'ready' : 'not_accepted', ...places };
}

/** `still_accepted`: there the older key still opens; a leaked one, too, and where the rollout is off as well. */
export type Drop = { kind: 'dropped' } | ({ kind: 'still_accepted' | 'unanswered' } & Places);

/** Is the older key gone everywhere? Where people sign in the product has to have said so itself. */
export function judgeDrop(sights: readonly KeySight[]): Drop {
  const accepted = nameWhere(sights, ({ older }) => older === 'accepted');
  if (accepted.organizations.length + accepted.off.length > 0)
    return { kind: 'still_accepted', ...accepted };
  const silent = nameWhere(sights, ({ older }) => older !== 'refused');
  return silent.organizations.length > 0 ? { kind: 'unanswered', ...silent } : { kind: 'dropped' };
}

function nameWhere(sights: readonly KeySight[], picks: (sight: KeySight) => boolean): Places {
  const namesOf = (isRolledOut: boolean) =>
    sights
      .filter((sight) => sight.isRolledOut === isRolledOut && picks(sight))
      .map(({ organization }) => organization);
  return { organizations: namesOf(true), off: namesOf(false) };
}
