import { errorIcon, eyeIcon } from './icons.ts';
import { html, type Markup } from './markup.ts';

/** What is wrong with one field: Auth0's code, and its text. */
export interface FieldError {
  code: string;
  text: string;
}

export interface Field {
  name: string;
  id: string;
  label: string;
  /** `text`, `email` or `password`. */
  type: string;
  autocomplete: string;
  /** Which keys a phone shows; those for an email if absent. */
  keyboard?: 'numeric';
  value?: string | undefined;
  readonly?: boolean;
  autofocus?: boolean;
  error?: FieldError | undefined;
  /** Ids of more descriptions: the password rules. */
  describedBy?: string;
  /** Inside the box, at its end: an edit link, the password's toggle. */
  action?: Markup;
}

/** A labelled input with its error where Auth0 has it: `#error-element-<name>`, `data-error-code`. */
export function renderField(field: Field): Markup {
  const { name, id, error } = field;
  const errorId = `error-element-${name}`;
  const described = [error && errorId, field.describedBy].filter(Boolean).join(' ');
  const attributes = [
    field.value === undefined ? undefined : html` value="${field.value}"`,
    described === '' ? undefined : html` aria-describedby="${described}"`,
    error && html` aria-invalid="true"`,
    field.readonly ? html` readonly` : html` required`,
    field.autofocus ? html` autofocus` : undefined,
    field.type === 'password' ? undefined : html` inputmode="${field.keyboard ?? 'email'}"`,
  ].filter((one) => one !== undefined);
  return html`<div class="ulp-field${error ? ' ulp-error' : ''}">
<label class="ulp-label" for="${id}">${field.label}</label>
<div class="ulp-input-box${field.action ? ' ulp-input-box--action' : ''}">
<input class="ulp-input" id="${id}" name="${name}" type="${field.type}" autocomplete="${field.autocomplete}" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="1024"${attributes}>
${field.action}
</div>
${error && renderFieldError(errorId, error)}
</div>`;
}

/** A password field with Auth0's *Show password* button, which appears where JavaScript runs. */
export function renderPasswordField(
  field: Omit<Field, 'type' | 'action'>,
  texts: { show: string; hide: string },
): Markup {
  const action = html`<button class="ulp-input-action" type="button" data-action="toggle" data-show="${texts.show}" data-hide="${texts.hide}" aria-controls="${field.id}" aria-label="${texts.show}" title="${texts.show}" hidden>${eyeIcon}</button>`;
  return renderField({ ...field, type: 'password', action });
}

/** The primary button, with the values that Auth0's forms post. */
export function renderButton(label: string, className: string): Markup {
  return html`<button class="ulp-button ${className}" type="submit" name="action" value="default" data-action-button-primary="true">${label}</button>`;
}

/** A form as Auth0 marks it up: it posts to the page's own URL. */
export function renderForm(className: string, state: string | undefined, body: Markup): Markup {
  return html`<form class="${className}" method="POST" data-form-primary="true" novalidate>
${state === undefined ? undefined : html`<input type="hidden" name="state" value="${state}">`}
<button class="ulp-hidden-form-submit-button" type="submit" name="action" value="default" tabindex="-1" aria-hidden="true"></button>
${body}
</form>`;
}

/** An error that is about no single field. */
export function renderAlert(error: FieldError): Markup {
  return html`<div id="prompt-alert" class="ulp-alert" role="alert" data-error-code="${error.code}">
<span class="ulp-input-error-icon">${errorIcon}</span><p>${error.text}</p>
</div>`;
}

function renderFieldError(id: string, error: FieldError): Markup {
  return html`<span id="${id}" class="ulp-input-error-message" role="alert" data-error-code="${error.code}"><span class="ulp-input-error-icon" role="img" aria-label="Error">${errorIcon}</span><span>${error.text}</span></span>`;
}
