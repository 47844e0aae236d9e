import { lintLiquid } from '../email/lint-liquid.ts';
import type { EmailTemplate, JsonObject } from '../store/types.ts';
import { choice, flag, optional, orNull, required, text } from './body-rules.ts';
import { done, type Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

const names = [
  'verify_email',
  'verify_email_by_code',
  'auth_email_by_code',
  'reset_email',
  'reset_email_by_code',
  'welcome_email',
  'blocked_account',
  'stolen_credentials',
  'enrollment_email',
  'mfa_oob_code',
  'user_invitation',
  'change_password',
  'password_reset',
  'async_approval',
];

const fields = {
  template: required(choice(...names)),
  body: required(orNull(text)),
  from: required(orNull(text)),
  subject: required(orNull(text)),
  syntax: required(orNull(choice('liquid'))),
  resultUrl: orNull(text),
  urlLifetimeInSeconds: orNull({ type: 'number', minimum: 0 }),
  includeEmailInRedirect: flag,
  enabled: required(orNull(flag)),
};

const missing = refusal(404, 'The template does not exist.', 'inexistent_email_template');
const all = '/email-templates';
const one = `${all}/:name`;

/** Mails of the tenant. One that nobody wrote does not exist: it answers 404. */
export const emailTemplates: Operation[] = [
  {
    method: 'POST',
    path: all,
    description: 'Create an email template',
    scopes: ['create:email_templates'],
    body: fields,
    run: ({ configuration: { emailTemplates: templates } }, { body }) => {
      if (templates.some(({ template }) => template === body.template))
        return refusal(409, 'The template already exists.', 'email_template_conflict');
      const wrong = judge(body);
      if (wrong) return wrong;
      templates.push(structuredClone(body) as EmailTemplate);
      // 200, not 201.
      return done(body);
    },
  },
  {
    method: 'GET',
    path: one,
    description: 'Get an email template',
    scopes: ['read:email_templates'],
    run: ({ configuration }, { path }) => {
      const found = find(configuration.emailTemplates, path.name);
      return found ? done(structuredClone(found) as JsonObject) : missing;
    },
  },
  ...(['PATCH', 'PUT'] as const).map(
    (method): Operation => ({
      method,
      path: one,
      description: 'Update an email template',
      scopes: ['update:email_templates'],
      body: method === 'PUT' ? fields : optional(fields),
      run: ({ configuration }, { path, body }) => {
        const found = find(configuration.emailTemplates, path.name);
        if (!found) return missing;
        const wrong = judge(body);
        if (wrong) return wrong;
        if (method === 'PUT') for (const key of Object.keys(found)) delete found[key];
        Object.assign(found, structuredClone(body));
        return done(structuredClone(found) as JsonObject);
      },
    }),
  ),
];

function find(templates: EmailTemplate[], name: string | undefined): EmailTemplate | undefined {
  return templates.find(({ template }) => template === name);
}

/** Liquid that Auth0 does not document is refused: it would break at the first mail. */
function judge(body: JsonObject): Refusal | null {
  for (const key of ['body', 'subject', 'from', 'resultUrl']) {
    const source = body[key];
    const [problem] = typeof source === 'string' ? lintLiquid(source) : [];
    if (problem !== undefined) return invalidBody(`${problem} on property ${key}`);
  }
  return null;
}
