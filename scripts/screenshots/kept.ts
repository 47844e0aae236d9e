/** The few that README and docs show. */
const KEPT = [
  'identifier.en.desktop',
  'confirm-email.en.desktop',
  'check-inbox.en.desktop',
  'link-pim.en.desktop',
  'link-sdm.de.phone',
  'home-pim.en.desktop',
];

/** Whether a picture belongs into `docs/screenshots/`. */
export function isKept(name: string): boolean {
  return KEPT.includes(name);
}
