import { randomBytes } from 'node:crypto';
import type { Client } from '../../local/tenant/store/types.ts';
import type { TestWorld } from '../support/start-world.ts';

/** Registers an application of the PIM, as the tenant's own are: with organizations, and rotating refresh tokens. */
export async function registerClient(
  world: TestWorld,
  settings: Pick<Client, 'name' | 'callbacks'> & Partial<Client>,
): Promise<Client> {
  const client: Client = {
    client_id: randomBytes(16).toString('hex'),
    client_secret: randomBytes(32).toString('hex'),
    app_type: 'regular_web',
    allowed_logout_urls: [],
    web_origins: [],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    client_metadata: { product: 'pim' },
    organization_usage: 'require',
    organization_require_behavior: 'no_prompt',
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 0 },
    ...settings,
  };
  await world.addClient(client);
  return client;
}

/** The id of an organization: the `organization` of an authorization request. */
export async function findOrganizationId(world: TestWorld, name: string): Promise<string> {
  const found = (await world.organizations()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no organization is named ${name}`);
  return found.id;
}
