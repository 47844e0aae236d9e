import { renderButton, renderField, renderForm } from '../fields.ts';
import { type Identifiers, placeholderKey, readIdentifiers } from '../identifiers.ts';
import { sendPage } from '../layout.ts';
import { html } from '../markup.ts';
import { bindTexts } from '../page-texts.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** `/u/reset-password/request/<connection>`: asks for the address that the reset mail goes to. */
export function sendResetRequestPage(
  request: SignInRequest,
  typed: string | undefined,
  refused?: { code: string; status: number },
): Response {
  const { tenant, transaction, client, organization, connection } = request;
  const identifiers = readIdentifiers(connection);
  const texts = bindTexts(tenant, transaction.locale, 'reset-password', 'reset-password-request', {
    client,
    organization,
  });
  const keys = chooseKeys(identifiers);
  const field = renderField({
    name: resetFieldName(identifiers),
    id: resetFieldName(identifiers),
    label: texts.say(keys.label),
    type: identifiers.username ? 'text' : 'email',
    autocomplete: identifiers.username ? 'username' : 'email',
    value: typed,
    autofocus: true,
    error: refused && { code: refused.code, text: texts.say(refused.code) },
  });
  const back = `/u/login/password?state=${encodeURIComponent(transaction.state)}`;
  const body = html`${field}
${renderButton(texts.say('buttonText'), '_button-reset-password-request')}
<p class="ulp-alternate-action"><a href="${back}">${texts.say('backToLoginLinkText')}</a></p>`;
  return sendPage(
    tenant,
    {
      locale: texts.locale,
      title: texts.say('pageTitle'),
      widget: 'reset-password reset-password-request',
      heading: texts.say('title'),
      description: texts.say(keys.description),
      logoAlt: texts.say('logoAltText'),
      body: renderForm('_form-reset-password-request', transaction.state, body),
    },
    refused?.status ?? 200,
  );
}

/** With flexible identifiers the field is `username`, before them it was `email`. */
export function resetFieldName({ flexible }: Identifiers): string {
  return flexible ? 'username' : 'email';
}

function chooseKeys(identifiers: Identifiers): { label: string; description: string } {
  const { email, username, flexible } = identifiers;
  if (!flexible && !username) return { label: 'placeholderEmail', description: 'descriptionEmail' };
  if (!flexible) return { label: 'placeholderUsername', description: 'descriptionUsername' };
  if (email && username)
    return { label: placeholderKey(identifiers), description: 'usernameOrEmailDescription' };
  return email
    ? { label: 'emailPlaceholder', description: 'emailDescription' }
    : { label: 'usernamePlaceholder', description: 'usernameDescription' };
}
