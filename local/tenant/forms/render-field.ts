import { html, type Markup, trustedHtml } from '../universal-login/markup.ts';
import type { Field } from './definition.ts';
import { fillHtml, fillText, resolve } from './evaluate.ts';
import { writeText } from './functions.ts';
import type { Journey } from './journey.ts';
import { findError } from './language.ts';
import type { Remarks } from './press-button.ts';
import { sanitise } from './sanitise.ts';

interface Place {
  journey: Journey;
  remarks: Remarks;
  /** Whether this is the first field with an error: the one to go to. */
  focus: boolean;
}

/** One field with its label, hint and error, all tied together; a password is never written back. */
export function renderField(field: Field, place: Place): Markup {
  const { journey } = place;
  const label = fillText(field.label, journey.scope);
  switch (field.type) {
    case 'BOOLEAN':
      return renderBoolean(field, label, place);
    case 'LEGAL':
      return renderLegal(field, label, place);
    default: {
      return html`<div class="ulp-field ${hooks(field)}">
<label class="ulp-label" for="${field.id}">${label}</label>
${renderInput(field, place)}
${renderHint(field, place)}${renderError(field, place)}
</div>`;
    }
  }
}

/** Classes that a form's `style.css` can name. */
export function hooks(component: { id: string; type: string }): string {
  const type = component.type.toLowerCase().replaceAll('_', '-');
  return `af-component af-${type} af-componentId-${component.id}`;
}

function renderInput(field: Field & { type: 'TEXT' | 'EMAIL' | 'PASSWORD' }, place: Place): Markup {
  const limits = field.type === 'EMAIL' ? {} : field.config;
  const shared = html`id="${field.id}" name="${field.id}" class="ulp-input"${flags(field, place)}${attribute('placeholder', field.config?.placeholder)}${attribute('minlength', limits?.min_length)}${attribute('maxlength', limits?.max_length)}`;
  switch (field.type) {
    case 'PASSWORD':
      return html`<input type="password" autocomplete="current-password" ${shared}>`;
    case 'EMAIL':
      return html`<input type="email" autocomplete="email" inputmode="email" ${shared} value="${readValue(field, place)}">`;
    case 'TEXT':
      return field.config?.multiline
        ? html`<textarea rows="4" ${shared}>
${readValue(field, place)}</textarea>`
        : html`<input type="text" ${shared} value="${readValue(field, place)}">`;
  }
}

function renderBoolean(field: Field & { type: 'BOOLEAN' }, label: string, place: Place): Markup {
  const value = readValue(field, place);
  const options = [
    { of: 'true', text: field.config.options.true },
    { of: 'false', text: field.config.options.false },
  ].map(({ of, text }, index) => {
    const id = index === 0 ? field.id : `${field.id}-${of}`;
    const state = html`${value === of ? html` checked` : undefined}${field.required ? html` required` : undefined}${place.focus && index === 0 ? html` autofocus` : undefined}`;
    return html`<label class="af-option"><input type="radio" id="${id}" name="${field.id}" value="${of}"${state}> ${text}</label>\n`;
  });
  return html`<fieldset class="ulp-field af-fieldset ${hooks(field)}"${describedBy(field, place)}>
<legend class="ulp-label">${label}</legend>
${options}${renderHint(field, place)}${renderError(field, place)}
</fieldset>`;
}

function renderLegal(field: Field & { type: 'LEGAL' }, label: string, place: Place): Markup {
  const text = sanitise(fillHtml(field.config?.text ?? '', place.journey.scope)).html;
  const checked = readValue(field, place) === 'true' ? html` checked` : undefined;
  return html`<div class="ulp-field ${hooks(field)}">
${trustedHtml(text)}
<label class="af-option"><input type="checkbox" id="${field.id}" name="${field.id}" value="true"${checked}${flags(field, place)}> ${label}</label>
${renderHint(field, place)}${renderError(field, place)}
</div>`;
}

function flags(field: Field, place: Place): Markup {
  return html`${field.required ? html` required` : undefined}${errorOf(field, place) === undefined ? undefined : html` aria-invalid="true"`}${describedBy(field, place)}${place.focus ? html` autofocus` : undefined}`;
}

function describedBy(field: Field, place: Place): Markup | undefined {
  const ids = [
    ...(errorOf(field, place) === undefined ? [] : [`error-element-${field.id}`]),
    ...(field.hint === undefined ? [] : [`hint-${field.id}`]),
  ];
  return ids.length === 0 ? undefined : html` aria-describedby="${ids.join(' ')}"`;
}

function renderHint(field: Field, { journey }: Place): Markup | undefined {
  if (field.hint === undefined) return undefined;
  return html`<p class="ulp-hint" id="hint-${field.id}">${fillText(field.hint, journey.scope)}</p>\n`;
}

function renderError(field: Field, place: Place): Markup | undefined {
  const key = errorOf(field, place);
  if (key === undefined) return undefined;
  const { form, language } = place.journey;
  return html`<span class="ulp-input-error-message" id="error-element-${field.id}" data-error-code="${key}">${findError(form, language, key)}</span>`;
}

function errorOf(field: Field, { remarks }: Place) {
  return remarks.errors && Object.hasOwn(remarks.errors, field.id)
    ? remarks.errors[field.id]
    : undefined;
}

/** What was just typed, else what was collected or passed to the form, else the field's default. */
function readValue(field: Exclude<Field, { type: 'PASSWORD' }>, place: Place): string {
  const { typed } = place.remarks;
  if (typed) return Object.hasOwn(typed, field.id) ? (typed[field.id] ?? '') : '';
  const { prompt, scope } = place.journey;
  if (Object.hasOwn(prompt.fields, field.id)) return writeText(prompt.fields[field.id]);
  const standard = field.type === 'LEGAL' ? undefined : field.config?.default_value;
  return standard === undefined ? '' : writeText(resolve(standard, scope));
}

function attribute(name: string, value: string | number | undefined): Markup | undefined {
  return value === undefined ? undefined : html` ${trustedHtml(name)}="${value}"`;
}
