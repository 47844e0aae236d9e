import type { JsonObject, Organization } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { address, color, flag, list, map, object, orNull, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, checkpointRules, pageRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { type Refusal, refusal } from './refusal.ts';

const missing = refusal(404, 'No organization found by that id or name');

const name = {
  type: 'string',
  minLength: 1,
  maxLength: 50,
  format: { name: 'organization-name', pattern: /^[a-z0-9][a-z0-9_-]*$/ },
} as const;

const changes = {
  name,
  display_name: { ...text, minLength: 1, maxLength: 255 },
  branding: object({
    logo_url: orNull(address),
    colors: object({ primary: required(color), page_background: required(color) }),
  }),
  metadata: map(orNull({ type: 'string', maxLength: 255 })),
};

/** What an organization's connection may be switched to. */
export const connectionFlags = {
  assign_membership_on_login: flag,
  is_signup_enabled: flag,
  show_as_button: flag,
};

/** Organizations. By checkpoints (`take`) Auth0 answers any number of them, by pages the first 1,000. */
export const organizations: Operation[] = [
  {
    method: 'GET',
    path: '/organizations/name/:name',
    description: 'Get organization by name',
    scopes: ['read:organizations'],
    run: (tenant, { path }) => {
      const found = tenant.configuration.organizations.find((one) => one.name === path.name);
      return found ? done(describeOrganization(found)) : missing;
    },
  },
  ...describeResource<Organization>({
    path: '/organizations',
    noun: 'organization',
    scope: 'organizations',
    items: (tenant) => tenant.configuration.organizations,
    idOf: ({ id }) => id,
    describe: (_, organization) => describeOrganization(organization),
    query: { ...pageRules, ...checkpointRules },
    itemQuery: {},
    answerList: (all, query) => answerPage(all, 'organizations', query),
    fields: {
      ...changes,
      name: required(name),
      enabled_connections: list(
        object({ ...connectionFlags, connection_id: required({ type: 'string' }) }),
      ),
    },
    changes,
    create(tenant, body) {
      const { enabled_connections: enabled, ...rest } = body;
      const wrong = judge(tenant, rest);
      if (wrong) return wrong;
      const id = tenant.createId('org_').slice(0, 20);
      const usual = { assign_membership_on_login: false, is_signup_enabled: false };
      const given = (enabled ?? []) as { connection_id: string }[];
      const connections = given.map((one) => ({ ...usual, ...one }));
      const organization = { display_name: String(body.name), metadata: {}, ...rest };
      return { kind: 'created', item: { ...organization, id, connections } as Organization };
    },
    update(tenant, organization, body) {
      const wrong = judge(tenant, body, organization);
      // `metadata` is replaced as a whole, as on Auth0.
      if (wrong === null) Object.assign(organization, body);
      return wrong;
    },
    removed: ({ state }, { id }) => void state.members.delete(id),
    missing,
  }),
];

function judge(tenant: Tenant, body: JsonObject, itself?: Organization): Refusal | null {
  const taken = tenant.configuration.organizations.some(
    (one) => one !== itself && one.name === body.name,
  );
  if (taken) return refusal(409, 'An organization with this name already exists.');
  return Object.keys(Object(body.metadata)).length > 25
    ? refusal(400, 'Metadata may have 25 keys at most.', 'invalid_body')
    : null;
}

function describeOrganization({ connections: _, ...rest }: Organization): JsonObject {
  return structuredClone(rest);
}
