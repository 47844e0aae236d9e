import type { Json, JsonObject, TenantConfiguration } from '../store/types.ts';
import { choice, flag, object, orNull, required, text, whole } from './body-rules.ts';
import { fieldRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { selectFields } from './select-fields.ts';

type Provider = NonNullable<TenantConfiguration['emailProvider']>;
const path = '/emails/provider';
const missing = refusal(404, 'No email provider is configured.', 'inexistent_email_provider');

const fields = {
  name: choice('smtp'),
  enabled: flag,
  default_from_address: text,
  credentials: object({ smtp_host: text, smtp_port: whole, smtp_user: text, smtp_pass: text }),
  settings: orNull({ type: 'object' as const }),
};

/** The mail server. Its password is never shown. */
export const emailProvider: Operation[] = [
  {
    method: 'GET',
    path,
    description: 'Get email provider',
    scopes: ['read:email_provider'],
    query: fieldRules,
    run: ({ configuration: { emailProvider: provider } }, { query }) =>
      provider ? done(selectFields(describe(provider), query)) : missing,
  },
  {
    method: 'POST',
    path,
    description: 'Configure email provider',
    scopes: ['create:email_provider'],
    body: { ...fields, name: required(fields.name), credentials: required(fields.credentials) },
    run: ({ configuration }, { body }) => {
      if (configuration.emailProvider)
        return refusal(409, 'Email provider already configured.', 'email_provider_conflict');
      const provider = { enabled: true, default_from_address: '', ...body } as Provider;
      configuration.emailProvider = provider;
      return done(describe(provider), 201);
    },
  },
  {
    method: 'PATCH',
    path,
    description: 'Update email provider',
    scopes: ['update:email_provider'],
    body: fields,
    run: ({ configuration: { emailProvider: provider } }, { body }) => {
      if (!provider) return missing;
      Object.assign(provider, body);
      return done(describe(provider));
    },
  },
  {
    method: 'DELETE',
    path,
    description: 'Delete email provider',
    scopes: ['delete:email_provider'],
    run: ({ configuration }) => {
      configuration.emailProvider = null;
      return { kind: 'empty' };
    },
  },
];

function describe({ credentials, ...rest }: Provider): JsonObject {
  const { smtp_pass: _, ...shown } = credentials as Record<string, Json>;
  return { ...rest, credentials: shown };
}
