import { renderAlert } from '../fields.ts';
import { mailIcon } from '../icons.ts';
import { isEmail } from '../identifiers.ts';
import { sendPage } from '../layout.ts';
import { html } from '../markup.ts';
import { bindTexts } from '../page-texts.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** *Check your email*: the same page whether the address is anybody's or not. */
export function sendSentPage(
  request: SignInRequest,
  typed: string,
  refused?: { code: string; status: number },
): Response {
  const { tenant, transaction, client, organization, connection } = request;
  const texts = bindTexts(tenant, transaction.locale, 'reset-password', 'reset-password-email', {
    client,
    organization,
    email: typed,
  });
  const back = `/u/reset-password/request/${encodeURIComponent(connection.name)}?state=${encodeURIComponent(transaction.state)}`;
  const error = refused && renderAlert({ code: refused.code, text: texts.say(refused.code) });
  const body = html`${error}
<form class="_form-reset-password-email" method="POST" data-form-primary="true">
<input type="hidden" name="state" value="${transaction.state}">
<p>${texts.say('resendText')} <button class="ulp-link" type="submit" name="action" value="resend-email-action">${texts.say('resendLinkText')}</button></p>
</form>
<p class="ulp-alternate-action"><a href="${back}">${texts.say('backButtonText')}</a></p>`;
  return sendPage(
    tenant,
    {
      locale: texts.locale,
      title: texts.say('pageTitle'),
      widget: 'reset-password reset-password-email',
      heading: texts.say('title'),
      description: texts.say(isEmail(typed) ? 'emailDescription' : 'usernameDescription'),
      logoAlt: texts.say('logoAltText'),
      icon: { drawing: mailIcon, tone: 'neutral' },
      body,
    },
    refused?.status ?? 200,
  );
}
