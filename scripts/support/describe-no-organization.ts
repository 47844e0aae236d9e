import type { NoOrganization } from './ask-products.ts';
import { describeKnown } from './list-names.ts';

/** Why no product was asked, and which organizations there are. */
export function describeNoOrganization(
  { kind, known }: NoOrganization & { known: readonly string[] },
  name: string,
): string {
  switch (kind) {
    case 'no_such_organization':
      return `No organization has the name ${name}. ${describeKnown(known)} [organization_unknown]`;
    case 'unreadable_organization':
      return `The metadata of ${name} cannot be read: \`npm run plan\` shows where the tenant differs from the files. [organization_misconfigured]`;
  }
}
