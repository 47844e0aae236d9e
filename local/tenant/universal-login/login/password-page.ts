import {
  type FieldError,
  renderButton,
  renderField,
  renderForm,
  renderPasswordField,
} from '../fields.ts';
import { placeholderKey, readIdentifiers } from '../identifiers.ts';
import { sendPage } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import { bindTexts, type ScreenTexts } from '../page-texts.ts';
import type { SignInRequest } from '../sign-in-request.ts';

/** Why a password was not taken. `message` is a script's own, shown where no text was deployed under `textKey`. */
export interface PasswordRefusal {
  code: string;
  textKey: string;
  message?: string | undefined;
  status: 400 | 429;
}

/** The second page, `/u/login/password`. */
export function sendPasswordPage(
  request: SignInRequest,
  identifier: string,
  refusal?: PasswordRefusal,
): Response {
  const { tenant, transaction, client, organization } = request;
  const texts = bindTexts(tenant, transaction.locale, 'login-password', 'login-password', {
    client,
    organization,
  });
  const password = renderPasswordField(
    {
      name: 'password',
      id: 'password',
      label: texts.say('passwordPlaceholder'),
      autocomplete: 'current-password',
      autofocus: true,
      error: refusal && explain(texts, refusal),
    },
    { show: texts.say('showPasswordText'), hide: texts.say('hidePasswordText') },
  );
  const button = renderButton(texts.say('buttonText'), '_button-login-password');
  const body = html`${renderIdentifier(request, texts, identifier)}
${password}
${renderForgotLink(request, texts)}
${button}`;
  return sendPage(
    tenant,
    {
      locale: texts.locale,
      title: texts.say('pageTitle'),
      widget: 'login login-password',
      heading: texts.say('title'),
      description: texts.say('description'),
      logoAlt: texts.say('logoAltText'),
      body: renderForm('_form-login-password', transaction.state, body),
    },
    refusal?.status ?? 200,
  );
}

function renderIdentifier(request: SignInRequest, texts: ScreenTexts, identifier: string): Markup {
  const { connection, transaction } = request;
  const edit = texts.say('editEmailText');
  const label = texts.say(placeholderKey(readIdentifiers(connection)));
  const url = `/u/login/identifier?state=${encodeURIComponent(transaction.state)}`;
  return renderField({
    name: 'username',
    id: 'username',
    label,
    type: 'text',
    autocomplete: 'username',
    value: identifier,
    readonly: true,
    action: html`<a class="ulp-input-action" data-link-name="edit-username" href="${url}" aria-label="${edit} (${label})">${edit}</a>`,
  });
}

function renderForgotLink({ connection, transaction }: SignInRequest, texts: ScreenTexts) {
  if (connection.options.disable_self_service_change_password === true) return undefined;
  const url = `/u/reset-password/request/${encodeURIComponent(connection.name)}?state=${encodeURIComponent(transaction.state)}`;
  return html`<p class="ulp-alternate-action"><a href="${url}">${texts.say('forgotPasswordText')}</a></p>`;
}

function explain(texts: ScreenTexts, { code, textKey, message }: PasswordRefusal): FieldError {
  return { code, text: texts.find(textKey) ?? (message || texts.say('custom-script-error-code')) };
}
