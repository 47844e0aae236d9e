import type { FieldError } from '../fields.ts';
import { renderButton, renderField, renderForm } from '../fields.ts';
import { placeholderKey, readIdentifiers } from '../identifiers.ts';
import { sendPage } from '../layout.ts';
import { html } from '../markup.ts';
import { bindTexts } from '../page-texts.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** The first page, `/u/login/identifier`; `typed` comes back as it was typed. */
export function sendIdentifierPage(
  request: SignInRequest,
  typed: string | undefined,
  refused?: { code: string; status: number },
): Response {
  const { tenant, transaction, client, organization, connection } = request;
  const identifiers = readIdentifiers(connection);
  const texts = bindTexts(tenant, transaction.locale, 'login-id', 'login-id', {
    client,
    organization,
  });
  const error: FieldError | undefined = refused && {
    code: refused.code,
    text: texts.say(refused.code),
  };
  const field = renderField({
    name: 'username',
    id: 'username',
    label: texts.say(placeholderKey(identifiers)),
    type: identifiers.username ? 'text' : 'email',
    autocomplete: 'username',
    value: typed,
    autofocus: true,
    error,
  });
  const button = renderButton(texts.say('buttonText'), '_button-login-id');
  return sendPage(
    tenant,
    {
      locale: texts.locale,
      title: texts.say('pageTitle'),
      widget: 'login login-id',
      heading: texts.say('title'),
      description: texts.say('description'),
      logoAlt: texts.say('logoAltText'),
      body: renderForm('_form-login-id', transaction.state, html`${field}\n${button}`),
    },
    refused?.status ?? 200,
  );
}
