import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantConfiguration } from '../store/types.ts';
import { configure, deriveConnectionId, deriveFormId } from './configure.ts';
import { deriveClientId, deriveClientSecret } from './derive-ids.ts';
import { readAssets } from './read-assets.ts';
import { refuseMissingValues } from './refuse-missing-values.ts';

/** Values for the markers in the build; lists and numbers are inserted as JSON where the marker is `@@KEY@@`. */
export type KeywordValues = Record<string, string | number | string[]>;

/**
 * Loads an assembled Deploy CLI directory as a deploy would, with the ids that the local tenant gives. Throws when a marker has
 * no value or a name nothing stands for, naming file and key.
 */
export async function loadConfiguration(
  folder: string,
  values: KeywordValues,
): Promise<TenantConfiguration> {
  const mappings = { ...assignIds(folder), ...values };
  refuseMissingValues(folder, mappings);
  return configure(await readAssets(folder, mappings));
}

/** What only a deploy knows: ids and secrets that the tenant gives. */
function assignIds(folder: string): KeywordValues {
  const forms = readNames(join(folder, 'forms')).map((name) => [
    `${name.toUpperCase().replaceAll('-', '_')}_FORM`,
    deriveFormId(name),
  ]);
  return {
    ...Object.fromEntries(forms),
    MANAGEMENT_CLIENT_ID: deriveClientId('Tenant extension'),
    MANAGEMENT_CLIENT_SECRET: deriveClientSecret('Tenant extension'),
    PRODUCT_ACCOUNTS_CONNECTION_ID: deriveConnectionId('product-accounts'),
    EMAIL_CONFIRMATION_CLIENT_ID: deriveClientId('Akeneo Product Cloud'),
  };
}

function readNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).name);
}
