import type { Job } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';

/** "The download link is valid for 60 seconds" (Bulk User Exports); asking for the job gives another one. */
const LINK_LIFE_MS = 60_000;

/** A new link to what an export gives, for whoever knows it; `null` where the job is no export. */
export function linkExport(tenant: Tenant, { file, shown }: Job): string | null {
  if (file === undefined) return null;
  const name = `${tenant.createId('')}.${shown.format}.gz`;
  const now = tenant.clock.now();
  for (const [old, until] of file.links) if (until < now) file.links.delete(old);
  file.links.set(name, now + LINK_LIFE_MS);
  return `https://${tenant.managementDomain}/exports/${name}`;
}

/** What a link that is not too old gives, gzipped. */
export function findExport({ state, clock }: Tenant, name: string): Uint8Array<ArrayBuffer> | null {
  for (const { file } of state.jobs.values()) {
    const until = file?.links.get(name);
    if (file && until !== undefined) {
      return clock.now() <= until ? new Uint8Array(file.content) : null;
    }
  }
  return null;
}
