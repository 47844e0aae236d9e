import type { Sandbox } from '../../local/tenant/scripts/create-sandbox.ts';
import { runDatabaseScript } from '../../local/tenant/scripts/run-database-script.ts';
import type { Connection } from '../../local/tenant/store/types.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { makeTenant, productCloudConnection } from '../support/make-tenant.ts';

let connections = 0;

/** A connection of its own name, hence a fresh worker, whose `login` has this body after `(identifier, password, context, callback)`. */
export function withLogin(body: string, options: Connection['options'] = {}): Connection {
  const login = `function login(identifier, password, context, callback) {\n${body}\n}`;
  return withScript(login, options);
}

export function withScript(login: string, options: Connection['options'] = {}): Connection {
  connections += 1;
  return {
    ...productCloudConnection,
    name: `database-${connections}`,
    options: { enable_script_context: true, customScripts: { login }, ...options },
  };
}

export function runLogin(
  sandbox: Sandbox,
  connection: Connection,
  tenant: Tenant = makeTenant(),
  args = ['jane@acme.test', 'jane-password'],
) {
  return runDatabaseScript(sandbox, tenant, connection, 'login', args, {
    organization: { name: 'acme' },
  });
}
