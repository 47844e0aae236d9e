import type { Tenant } from '../tenant.ts';
import type { EmailContext, EmailUser } from './email-variables.ts';
import type { MailOutcome } from './mail-outcome.ts';
import { failed, sendMail } from './send-mail.ts';

export interface TemplateMail extends EmailContext {
  user: EmailUser;
  /** By default the user's own address. */
  to?: string | undefined;
}

/**
 * Sends one of the tenant's own mails (`reset_email`, `blocked_account`, `welcome_email`, ...) if its template is enabled.
 * Never throws. A template that the tenant's files do not carry is a failure: Auth0 would send a text of its own.
 */
export async function sendTemplate(
  tenant: Tenant,
  template: string,
  { to, ...context }: TemplateMail,
): Promise<MailOutcome> {
  const recipient = to ?? context.user.email;
  const found = tenant.configuration.emailTemplates.find((one) => one.template === template);
  if (!found) return failed(tenant, { to: recipient, template, context }, 'no_template');
  if (!found.enabled) return { kind: 'disabled' };
  return sendMail(tenant, {
    to: recipient,
    subject: found.subject,
    html: found.body,
    from: found.from,
    context,
    template,
  });
}
