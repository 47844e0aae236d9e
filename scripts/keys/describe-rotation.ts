import { formatMoment } from '../../local/products/pages/format-time.ts';
import type { Places } from '../../policy/judge-rotation.ts';
import { PRODUCTS } from '../../policy/products.ts';
import { listNames } from '../support/list-names.ts';
import type { KeyState } from './key-file.ts';
import type { Rotated } from './rotate-keys.ts';

/** What was found and done for one product, and what somebody has to do now; `file` is the one with the keys. Names no key. */
export function describeRotation(rotated: Rotated, file: string, dryRun: boolean): string {
  const { product, found, end } = rotated;
  const { name, keySecret } = PRODUCTS[product];
  const lines = [FOUND[found](keySecret), ...describeEnd(rotated, file, dryRun)];
  const outcome = `[${end.kind}${dryRun ? ', dry run' : ''}]`;
  return [name, ...lines.map((line) => `  ${line}`), `  ${outcome}`].join('\n');
}

/** The same as one line of JSON. */
export function describeRotationAsJson(
  { product, found, end }: Rotated,
  file: string,
  dryRun: boolean,
): string {
  const { kind, ...rest } = end;
  const dropFrom = 'dropFrom' in rest ? { drop_from: new Date(rest.dropFrom).toISOString() } : {};
  return JSON.stringify({
    ...{ product, file, dry_run: dryRun, found, result: kind, ...dropFrom },
    ...('organizations' in rest && { organizations: rest.organizations }),
    ...('off' in rest && { organizations_off: rest.off }),
    ...('changes' in rest && { changes: rest.changes }),
  });
}

/** What the tenant got, or would get, for all products together: one deploy writes their keys. Null: nothing. */
export function describeWrites(all: readonly Rotated[], dryRun: boolean): string | null {
  const changes = new Set(all.flatMap(({ end }) => (end.kind === 'written' ? end.changes : [])));
  if (changes.size === 0) return null;
  return `${dryRun ? 'Would be written' : 'Written'} in the tenant: ${[...changes].join(', ')}.`;
}

/** 0: over; 2: somebody has to do something at the product, and this is to be run again. */
export function chooseExitCode(all: readonly Rotated[]): 0 | 2 {
  return all.every(({ end }) => end.kind === 'finished') ? 0 : 2;
}

const FOUND: Record<KeyState['kind'], (secret: string) => string> = {
  settled: () => 'Found: no rotation under way.',
  announced: (secret) =>
    `Found: ${secret}_NEXT is ready, and the tenant signs with ${secret}, the older key.`,
  switched: (secret) =>
    `Found: the tenant is to sign with ${secret}, the newer key; ${secret}_PREVIOUS is the older one.`,
};

function describeEnd({ product, found, end }: Rotated, file: string, dryRun: boolean): string[] {
  const { name, keySecret } = PRODUCTS[product];
  switch (end.kind) {
    case 'announced':
      if (dryRun) return [`Would write a new key, ${keySecret}_NEXT, into ${file}.`];
      return [
        `Wrote ${keySecret}_NEXT into ${file}. Nothing else changed.`,
        `Now: give ${keySecret}_NEXT to ${name} as a second key beside the present one, for every customer. Then run this again.`,
        `To give it up: take ${keySecret}_NEXT out of ${file}, and out of the product.`,
      ];
    case 'not_accepted':
      return found === 'announced'
        ? [
            `${name} does not take the new key, or does not answer, at: ${listPlaces(end)}. The tenant was not touched.`,
            'Now: give it the new key there, and see that it answers. If nothing takes it, is the clock of this machine right? Then run this again.',
          ]
        : [
            `${name} does not take the newer key, or does not answer, at: ${listPlaces(end)}. Whoever signs in there for the first time, links or resets may fail now.`,
            'Now: let it take both keys there. Then run this again.',
          ];
    case 'written':
      if (dryRun)
        return [...describeTaken(end.off, name), 'Would give the newer one to the tenant.'];
      return [
        ...describeTaken(end.off, name),
        'The tenant has the newer one now.',
        describeDrop(end, keySecret, name),
        `Every other copy of ${file} needs the new ${keySecret} before that: deploys with the old one are refused from now on, and sweeps could no longer release claims.`,
      ];
    case 'still_accepted':
      return [
        `The tenant has the newer key everywhere. The older one is still taken at: ${listPlaces(end)}.`,
        describeDrop(end, keySecret, name),
      ];
    case 'unanswered':
      return [
        `The tenant has the newer key everywhere. ${name} gave no answer about the older one at: ${listPlaces(end)}. Run this again once it does.`,
      ];
    case 'finished':
      return [
        `The tenant has the newer key everywhere, and ${name} refuses the older one. ${dryRun ? 'Would take' : 'Took'} ${keySecret}_PREVIOUS out of ${file}. The rotation is over.`,
      ];
  }
}

function describeTaken(off: string[], name: string): string[] {
  if (off.length === 0) return ['Both keys are taken everywhere.'];
  return [
    'Both keys are taken wherever people sign in.',
    `${name} does not take the newer one, or does not answer, where the rollout is off: ${listNames(off)}. Nothing waits for it; give it there before it is turned on.`,
  ];
}

function describeDrop({ dropFrom }: { dropFrom: number }, secret: string, name: string): string {
  return `Now: let ${name} drop the older key, ${secret}_PREVIOUS, from ${formatMoment(dropFrom)} on; sign-ins under way may use it until then. If it has leaked, at once: some of them then read "temporarily unavailable". Then run this again.`;
}

/** In every step the same organizations: who is asked, whether people sign in there or not. */
function listPlaces({ organizations, off }: Places): string {
  const parts = [
    ...(organizations.length > 0 ? [listNames(organizations)] : []),
    ...(off.length > 0 ? [`(rollout off) ${listNames(off)}`] : []),
  ];
  return parts.join(' and ');
}
