import type { ManagementClient } from 'auth0';
import type { Json } from '../../local/tenant/store/types.ts';
import type { TenantAccess } from './deploy-cli.ts';

/** A build on its way into a tenant. */
export interface Deployment {
  /** The repository. */
  root: string;
  /** The Deploy CLI directory. */
  folder: string;
  /** The application that deploys. */
  access: TenantAccess;
  /** Settings and secrets, for the markers; the ids that the tenant gives are not among them. */
  keywords: Readonly<Record<string, Json>>;
  api: ManagementClient;
  /** What people read while it runs. */
  say: (line: string) => void;
}
