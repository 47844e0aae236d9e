import { renderButton, renderForm, renderPasswordField } from '../fields.ts';
import { sendPage } from '../layout.ts';
import { html, type Markup } from '../markup.ts';
import { bindTexts, type ScreenTexts } from '../page-texts.ts';
import type { TicketRequest } from '../ticket-request.ts';
import type { PasswordRules } from './password-rules.ts';

/** What was wrong with what was typed: a code per field. */
export interface NewPasswordRefusal {
  'password-reset'?: string;
  're-enter-password'?: string;
}

/** The page of a reset link: a new password, twice, with the rules beside it. */
export function sendNewPasswordPage(
  request: TicketRequest,
  rules: PasswordRules,
  refused?: NewPasswordRefusal,
): Response {
  const { tenant, locale, client, organization, ticket } = request;
  const texts = bindTexts(tenant, locale, 'reset-password', 'reset-password', {
    client,
    organization,
    email: ticket.email,
  });
  const toggle = { show: texts.say('showPasswordText'), hide: texts.say('hidePasswordText') };
  const field = (
    name: 'password-reset' | 're-enter-password',
    label: string,
    extra: { autofocus?: boolean; describedBy?: string },
  ) => {
    const code = refused?.[name];
    const error = code === undefined ? undefined : { code, text: texts.say(code) };
    const id = name;
    const autocomplete = 'new-password';
    return renderPasswordField({ name, id, label, autocomplete, error, ...extra }, toggle);
  };
  // Password managers store the new password under this name.
  const account = html`<input class="ulp-visually-hidden" type="text" name="username" value="${ticket.email}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>`;
  const body = html`${account}
${field('password-reset', texts.say('passwordPlaceholder'), { autofocus: true, describedBy: 'password-rules' })}
${renderRules(texts, rules)}
${field('re-enter-password', texts.say('reEnterpasswordPlaceholder'), {})}
${renderButton(texts.say('buttonText'), '_button-reset-password')}`;
  return sendPage(
    tenant,
    {
      locale,
      title: texts.say('pageTitle'),
      widget: 'reset-password',
      heading: texts.say('title'),
      description: texts.say('description'),
      logoAlt: texts.say('logoAltText'),
      body: renderForm('_form-reset-password', undefined, body),
    },
    refused ? 400 : 200,
  );
}

function renderRules(texts: ScreenTexts, rules: PasswordRules): Markup {
  const { minLength, kinds, needed } = rules;
  const items = kinds.map(
    ({ key, pattern }) =>
      html`<li data-error-code="${key}" data-pattern="${pattern}">${texts.say(key)}</li>\n`,
  );
  const some = texts.say('password-policy-contains-at-least', {
    count: String(needed),
    total: String(kinds.length),
  });
  const all = needed === kinds.length;
  return html`<div id="password-rules" class="ulp-rules" data-rules-for="password-reset">
<p>${texts.say('passwordSecurityText')}</p>
<ul>
<li data-error-code="password-policy-length-at-least" data-pattern="^.{${minLength},}$">${texts.say('password-policy-length-at-least', { length: String(minLength) })}</li>
${all ? items : html`<li data-error-code="password-policy-contains-at-least">${some}\n<ul>\n${items}</ul></li>\n`}</ul>
</div>`;
}
