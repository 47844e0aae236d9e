import type { JsonObject, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { filled, flag, orNull, required } from './body-rules.ts';
import { answerPage, pageRules } from './list-page.ts';
import { type Answer, done, type Operation } from './operation.ts';
import { connectionFlags } from './organizations.ts';
import { refusal } from './refusal.ts';

const missing = refusal(404, 'No organization found by that id or name');
const notEnabled = refusal(404, 'No connection found by that id');
type Enabled = Organization['connections'][number];

/** `is_enabled: false` is not in the local tenant: a connection that is listed is enabled. */
const fields = {
  ...connectionFlags,
  is_enabled: orNull(flag),
};

/** The connections of an organization, under both of Auth0's names for them. */
export const organizationConnections: Operation[] = ['enabled_connections', 'connections'].flatMap(
  (noun): Operation[] => {
    const all = `/organizations/:id/${noun}`;
    const one = `${all}/:connection_id`;
    return [
      {
        method: 'GET',
        path: all,
        description: "Get an organization's connections",
        scopes: ['read:organization_connections'],
        query: { ...pageRules, is_enabled: { pattern: /^(true|false)$/ } },
        run: (tenant, { path, query }) =>
          withOrganization(tenant, path, ({ connections }) =>
            answerPage(
              connections.map((enabled) => describe(tenant, enabled)),
              noun,
              query,
            ),
          ),
      },
      {
        method: 'POST',
        path: all,
        description: 'Add a connection to an organization',
        scopes: ['create:organization_connections'],
        body: { ...fields, connection_id: required(filled) },
        run: (tenant, { path, body }) =>
          withOrganization(tenant, path, ({ connections }) => {
            const known = tenant.configuration.connections;
            if (!known.some(({ id }) => id === body.connection_id))
              return refusal(400, 'Connection does not exist.', 'inexistent_connection');
            if (connections.some(({ connection_id }) => connection_id === body.connection_id))
              return refusal(409, 'The connection is enabled for the organization already.');
            const usual = { assign_membership_on_login: false, is_signup_enabled: false };
            const { is_enabled: _, ...given } = body;
            const added = { ...usual, ...given } as Enabled;
            connections.push(added);
            return done(describe(tenant, added), 201);
          }),
      },
      {
        method: 'PATCH',
        path: one,
        description: "Update an organization's connection",
        scopes: ['update:organization_connections'],
        body: fields,
        run: (tenant, { path, body }) =>
          withOrganization(tenant, path, ({ connections }) => {
            const enabled = connections.find(
              ({ connection_id }) => connection_id === path.connection_id,
            );
            if (!enabled) return notEnabled;
            const { is_enabled: _, ...given } = body;
            Object.assign(enabled, given);
            return done(describe(tenant, enabled));
          }),
      },
      {
        method: 'DELETE',
        path: one,
        description: 'Remove a connection from an organization',
        scopes: ['delete:organization_connections'],
        run: (tenant, { path }) =>
          withOrganization(tenant, path, (organization) => {
            organization.connections = organization.connections.filter(
              ({ connection_id }) => connection_id !== path.connection_id,
            );
            return { kind: 'empty' };
          }),
      },
    ];
  },
);

function withOrganization(
  tenant: Tenant,
  path: Record<string, string>,
  run: (organization: Organization) => Answer,
): Answer {
  const organization = tenant.configuration.organizations.find(({ id }) => id === path.id);
  return organization ? run(organization) : missing;
}

function describe(tenant: Tenant, enabled: Enabled): JsonObject {
  const { name = '', strategy = '' } =
    tenant.configuration.connections.find(({ id }) => id === enabled.connection_id) ?? {};
  return { ...enabled, is_enabled: true, connection: { name, strategy } };
}
