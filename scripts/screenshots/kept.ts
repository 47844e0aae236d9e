/** The few that README shows. */
const KEPT = [
  'identifier.en.phone',
  'check-inbox.en.phone',
  'link-pim.en.phone',
  'link-sdm.de.phone',
];

/** Whether a picture belongs into `docs/screenshots/`. */
export function isKept(name: string): boolean {
  return KEPT.includes(name);
}
