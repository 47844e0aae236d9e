import { type Counts, countKnown, countUnseen, DAY_MS, type Snapshot } from './snapshot.ts';

/** The report for machines; `null` is "unknown". Days are people of that day, in UTC. */
export function describeJson({ at, organizations, people, ...snapshot }: Snapshot): string {
  const report = {
    version: snapshot.version,
    tenant: snapshot.tenant,
    at,
    people: describeCounts(people),
    not_people: snapshot.nobody,
    unreadable_lines: snapshot.unreadable,
    repeated_product_accounts: snapshot.repeated,
    organizations: organizations.map((organization) => ({
      customer_id: organization.customerId,
      name: organization.name,
      display_name: organization.displayName,
      rollout: organization.rollout,
      people: describeCounts(organization.people),
      people_with_several_products: organization.holdSeveral,
      products: organization.products.map((counts) => ({
        product: counts.product,
        head_count: counts.headCount,
        unseen: countUnseen(counts),
        ...describeCounts(counts),
      })),
      days: organization.days.map(({ day, cameOver, confirmed }) => ({
        day: new Date(day * DAY_MS).toISOString().slice(0, 10),
        came_over: cameOver,
        confirmed,
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function describeCounts(counts: Counts) {
  const { migrated, confirmed, linked, stuck, away } = counts;
  const known = countKnown(counts);
  return { came_over: known, migrated, confirmed, linked, stuck, never_came_back: away };
}
