import type { JsonObject, Organization } from '../../store/types.ts';

/** The `context` of a database script: the organization, and nothing else is documented. */
export function buildScriptContext(organization: Organization | undefined): JsonObject {
  if (!organization) return {};
  const { id, name, display_name, metadata } = organization;
  return { organization: { id, name, display_name, metadata: { ...metadata } } };
}
