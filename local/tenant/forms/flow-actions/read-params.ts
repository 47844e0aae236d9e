import type { Json, JsonObject, VaultConnection } from '../../store/types.ts';
import type { Tenant } from '../../tenant.ts';

/** The vault connection that `connection_id` names, by id or by name. */
export function findVault(tenant: Tenant, params: JsonObject): VaultConnection | undefined {
  const reference = params.connection_id;
  return tenant.configuration.vaultConnections.find(
    (vault) => vault.id === reference || vault.name === reference,
  );
}

/** A text that is there and not empty. */
export function readText(params: JsonObject, key: string): string | undefined {
  const value = params[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Headers or query parameters: texts and numbers; null leaves a key out. */
export function readTexts(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  const pairs = Object.entries(value).flatMap(([key, item]): [string, string][] =>
    typeof item === 'string' || typeof item === 'number' ? [[key, String(item)]] : [],
  );
  return Object.fromEntries(pairs);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
