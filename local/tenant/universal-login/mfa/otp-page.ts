import { renderButton, renderField, renderForm } from '../fields.ts';
import { sendPage } from '../layout.ts';
import { html } from '../markup.ts';
import { bindTexts } from '../page-texts.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** *Verify Your Identity*: one field, `code`. */
export function sendOtpPage(
  { tenant, transaction, client, organization }: SignInRequest,
  refused?: { code: string; status: 400 | 429 },
): Response {
  const texts = bindTexts(tenant, transaction.locale, 'mfa-otp', 'mfa-otp-challenge', {
    client,
    organization,
  });
  const field = renderField({
    name: 'code',
    id: 'code',
    label: texts.say('placeholder'),
    type: 'text',
    keyboard: 'numeric',
    autocomplete: 'one-time-code',
    autofocus: true,
    error: refused && { code: refused.code, text: texts.say(refused.code) },
  });
  const button = renderButton(texts.say('buttonText'), '_button-mfa-otp-challenge');
  return sendPage(
    tenant,
    {
      locale: texts.locale,
      title: texts.say('pageTitle'),
      widget: 'mfa-otp-challenge',
      heading: texts.say('title'),
      description: texts.say('description'),
      logoAlt: texts.say('logoAltText'),
      body: renderForm(
        '_form-mfa-otp-challenge',
        transaction.state,
        html`${field}
${button}`,
      ),
    },
    refused?.status ?? 200,
  );
}
