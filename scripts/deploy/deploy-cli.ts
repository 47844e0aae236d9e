import { refuseMissingValues } from '../../local/tenant/load/refuse-missing-values.ts';
import type { Json } from '../../local/tenant/store/types.ts';
import { hideSecrets } from './hide-secrets.ts';
import { listSecrets } from './read-keywords.ts';
import { runDeployCli } from './run-deploy-cli.ts';

/** A tenant, and the application that may change it. */
export interface TenantAccess {
  domain: string;
  clientId: string;
  clientSecret: string;
}

export interface DeployCliOrder {
  kind: 'import' | 'export';
  root: string;
  folder: string;
  /** Asset types in Deploy CLI's words; nothing else is read or written. `null`: all. */
  types: readonly string[] | null;
  /** Values of the markers. */
  keywords: Readonly<Record<string, Json>>;
  access: TenantAccess;
}

/**
 * Lets the pinned Deploy CLI read or write the tenant. It deletes nothing, whatever a folder lacks. Throws with its last lines,
 * without secrets, when it fails, and before it starts when a marker has no value.
 */
export async function useDeployCli(order: DeployCliOrder): Promise<void> {
  const { kind, root, folder, types, keywords, access } = order;
  if (kind === 'import') refuseMissingValues(folder, keywords);
  const { code, lines } = await runDeployCli({
    kind,
    root,
    folder,
    settings: {
      AUTH0_DOMAIN: access.domain,
      AUTH0_CLIENT_ID: access.clientId,
      AUTH0_CLIENT_SECRET: access.clientSecret,
      // A JSON boolean: the text "false" counts as true in some of its places.
      AUTH0_ALLOW_DELETE: false,
      ...(types !== null && { AUTH0_INCLUDED_ONLY: [...types] }),
      AUTH0_KEYWORD_REPLACE_MAPPINGS: keywords,
    },
  });
  if (code === 0) return;
  // Before lines are left out: a secret may have several.
  const shown = hideSecrets(lines.join('\n'), [
    ...listSecrets(root).map((name) => keywords[name]),
    access.clientSecret,
  ]);
  throw new Error(`Deploy CLI failed:\n${shown.split('\n').slice(-12).join('\n')}`);
}
