import type { JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { RenderedMail } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { EmailContext } from './email-variables.ts';
import { emailVariables } from './email-variables.ts';
import type { MailFailure, MailOutcome } from './mail-outcome.ts';
import { renderLiquid } from './render-liquid.ts';
import { isOneAddress, oneLine, readSender } from './sender.ts';

/** A mail as a flow or a template describes it: `subject`, `html` and the name in `from` are Liquid. Auth0 sends no plain-text part. */
export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  html: string;
  /** `Name <address>` or an address; by default the provider's `default_from_address`. */
  from?: string | undefined;
  /** Read as `custom_vars.*`. */
  customVars?: JsonObject | undefined;
  /** What the common variables speak of. */
  context?: EmailContext | undefined;
  /** For the log: the template's name. */
  template?: string | undefined;
}

/** Renders and sends one mail through the tenant's provider. Never throws: a sign-in must not fail over a mail. */
export async function sendMail(tenant: Tenant, mail: Mail): Promise<MailOutcome> {
  const { emailProvider } = tenant.configuration;
  if (!emailProvider?.enabled) return { kind: 'disabled' };
  if (!isOneAddress(mail.to)) return failed(tenant, mail, 'invalid_recipient');

  let rendered: RenderedMail;
  try {
    rendered = renderMail(tenant, mail, emailProvider.default_from_address);
  } catch (error) {
    return failed(tenant, mail, 'invalid_template', (error as Error).name);
  }
  const outcome = await deliver(emailProvider.credentials, rendered);
  switch (outcome.kind) {
    case 'sent':
      return outcome;
    case 'misconfigured':
      return failed(tenant, mail, 'provider_misconfigured');
    case 'not_delivered':
      return failed(tenant, mail, 'not_delivered', outcome.code);
  }
}

function renderMail(tenant: Tenant, mail: Mail, defaultFrom: string): RenderedMail {
  const variables = {
    ...emailVariables(tenant, mail.context ?? {}),
    custom_vars: mail.customVars ?? {},
  };
  const render = (source: string) => renderLiquid(source, variables);
  return {
    from: readSender(mail.from || defaultFrom, render),
    to: mail.to,
    subject: oneLine(render(mail.subject)),
    html: render(mail.html),
  };
}

/** Logs why a mail did not go out, without its content, and says so to the caller. */
export function failed(
  tenant: Tenant,
  mail: Pick<Mail, 'to' | 'template' | 'context'>,
  reason: MailFailure,
  error = '',
): MailOutcome {
  const { application, connection } = mail.context ?? {};
  tenant.log({
    type: 'fn',
    description: `Failed sending notification: ${reason}`,
    ...(application ? { client_id: application.client_id, client_name: application.name } : {}),
    ...(connection ? { connection: connection.name } : {}),
    user_name: mail.to.slice(0, 320),
    details: {
      reason,
      ...(mail.template ? { template: mail.template } : {}),
      ...(error ? { error } : {}),
    },
  });
  return { kind: 'failed', reason };
}
