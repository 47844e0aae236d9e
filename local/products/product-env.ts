import type { ProductOrganization } from './organization.ts';
import type { Language } from './texts/text.ts';

/** What the routes of one organization find in their context. */
export interface ProductEnv {
  Variables: { organization: ProductOrganization; language: Language };
}
