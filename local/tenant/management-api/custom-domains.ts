import type { CustomDomain, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { choice, map, orNull, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, checkpointRules, fieldRules } from './list-page.ts';
import { type Answer, type BodyRule, done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const missing = refusal(404, 'The custom domain does not exist.', 'inexistent_custom_domain');
const host: BodyRule = {
  type: 'string',
  minLength: 3,
  maxLength: 255,
  format: {
    name: 'hostname',
    pattern:
      /^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
  },
};

const changes: Record<string, BodyRule> = {
  tls_policy: choice('recommended'),
  custom_client_ip_header: orNull(
    choice('true-client-ip', 'cf-connecting-ip', 'x-forwarded-for', 'x-azure-clientip', ''),
  ),
  domain_metadata: map(orNull({ ...text, maxLength: 255 })),
  relying_party_identifier: orNull(host),
};

const one = '/custom-domains/:id';

/** Addresses of one's own. They are kept, and verified as soon as somebody asks; this tenant answers at its own address alone. */
export const customDomains: Operation[] = [
  {
    method: 'GET',
    path: '/custom-domains/default',
    description: 'Get the default domain',
    scopes: ['read:custom_domains'],
    run: (tenant) => {
      const found = tenant.configuration.customDomains.find(({ is_default }) => is_default);
      return done(found ? describe(found) : { domain: nameOf(tenant) });
    },
  },
  {
    method: 'PATCH',
    path: '/custom-domains/default',
    description: 'Set the default domain',
    scopes: ['update:custom_domains'],
    body: { domain: required(host) },
    run: (tenant, { body }) => {
      const all = tenant.configuration.customDomains;
      const wanted = all.find(({ domain }) => domain === body.domain);
      if (!wanted && body.domain !== nameOf(tenant)) return missing;
      for (const domain of all) domain.is_default = domain === wanted;
      return done(wanted ? describe(wanted) : { domain: nameOf(tenant) });
    },
  },
  ...describeResource<CustomDomain>({
    path: '/custom-domains',
    noun: 'custom domain',
    scope: 'custom_domains',
    items: (tenant) => tenant.configuration.customDomains,
    idOf: ({ custom_domain_id }) => custom_domain_id,
    describe: (_, domain) => describe(domain),
    query: { ...checkpointRules, ...fieldRules, q: {}, sort: {} },
    // A plain list, unless a checkpoint is asked for.
    answerList: (all, query) =>
      query.take === undefined && query.from === undefined
        ? done(all)
        : answerPage(
            all.map((domain) => ({ ...domain, id: domain.custom_domain_id ?? '' })),
            'custom_domains',
            query,
          ),
    fields: {
      ...changes,
      domain: required(host),
      type: required(choice('auth0_managed_certs', 'self_managed_certs')),
      verification_method: choice('txt'),
    },
    changes,
    create({ configuration, createId }, { verification_method: _, ...body }) {
      const { customDomains: all } = configuration;
      if (all.some(({ domain }) => domain === body.domain))
        return refusal(409, 'Custom domain already exists.', 'custom_domain_conflict');
      const item = {
        tls_policy: 'recommended',
        ...body,
        custom_domain_id: createId('cd_').slice(0, 19),
        domain: String(body.domain),
        type: String(body.type),
        primary: all.length === 0,
        is_default: false,
        status: 'pending_verification',
      };
      return { kind: 'created', item: item as CustomDomain };
    },
    update(_, domain, { domain_metadata, ...body }) {
      const metadata = Object.entries({ ...domain.domain_metadata, ...Object(domain_metadata) });
      Object.assign(domain, body, {
        domain_metadata: Object.fromEntries(metadata.filter(([, value]) => value !== null)),
      });
      return null;
    },
    keeps: ({ is_default }) =>
      is_default
        ? refusal(
            409,
            'Cannot delete the default custom domain. Please set another domain as default before deleting this one.',
          )
        : null,
    missing,
  }),
  {
    method: 'POST',
    path: `${one}/verify`,
    description: 'Verify a custom domain',
    scopes: ['create:custom_domains'],
    run: (tenant, { path }) =>
      withDomain(tenant, path.id, (domain) => {
        domain.status = 'ready';
        return done(describe(domain));
      }),
  },
  {
    method: 'POST',
    path: `${one}/test`,
    description: 'Test a custom domain',
    scopes: ['read:custom_domains'],
    run: (tenant, { path }) =>
      withDomain(tenant, path.id, ({ status }) =>
        done({
          success: status === 'ready',
          message: status === 'ready' ? 'The custom domain is ready' : 'It is not verified yet',
        }),
      ),
  },
];

function withDomain(
  { configuration }: Tenant,
  id: string | undefined,
  run: (domain: CustomDomain) => Answer,
): Answer {
  const found = configuration.customDomains.find(({ custom_domain_id }) => custom_domain_id === id);
  return found ? run(found) : missing;
}

function describe(domain: CustomDomain): JsonObject {
  const { domain: host, status, custom_domain_id: id } = domain;
  return {
    ...(structuredClone(domain) as unknown as JsonObject),
    origin_domain_name: `${id.replaceAll('_', '-')}.edge.tenants.localhost`,
    verification: {
      methods: [
        {
          name: 'cname',
          record: `${id.replaceAll('_', '-')}.edge.tenants.localhost`,
          domain: host,
        },
      ],
      status: status === 'ready' ? 'verified' : 'pending',
    },
  };
}

/** The canonical address, without its port. */
function nameOf({ managementDomain }: Tenant): string {
  return managementDomain.split(':')[0] ?? '';
}
