import { html, type Markup, trustedHtml } from '../universal-login/markup.ts';
import { type Block, type Component, fieldsOf, type StepNode } from './definition.ts';
import { fillHtml } from './evaluate.ts';
import { writeText } from './functions.ts';
import type { Journey } from './journey.ts';
import { localise } from './language.ts';
import type { Remarks } from './press-button.ts';
import { renderAlert } from './render-alert.ts';
import { hooks, renderField } from './render-field.ts';
import { renderResend } from './render-resend.ts';
import { sanitise } from './sanitise.ts';

/** The current step as one HTML form; it works without JavaScript. */
export function renderStep(journey: Journey, step: StepNode, remarks: Remarks): Markup {
  const { form, language, prompt, transaction } = journey;
  const components = step.config.components.map((each) => localise(form, language, each));
  const wrong = fieldsOf(step).find((field) => Object.hasOwn(remarks.errors ?? {}, field.id))?.id;
  const top = remarks.pressed === undefined ? renderAlert(remarks, journey) : undefined;
  const body = components.map(
    (component) => html`${renderComponent(component, journey, remarks, component.id === wrong)}\n`,
  );
  const quiet = wrong === undefined && remarks.alert === undefined && remarks.pressed === undefined;
  const hidden = (form.start.hidden_fields ?? []).map(
    ({ key }) =>
      html`<input type="hidden" name="${key}" value="${writeText(prompt.fields[key])}">\n`,
  );
  return html`<div class="af-custom-form-container" data-step="${step.id}">
<form method="post" class="_form-custom-form af-form" data-form-primary="true">
<input type="hidden" name="state" value="${transaction.state}">
<input type="hidden" name="node" value="${step.id}">
${hidden}${renderEnterButton(components)}${top}
${quiet ? focusHeading(body) : body}
</form>
</div>`;
}

// Enter presses the first button of a form, which may be Back.
function renderEnterButton(components: Component[]): Markup | undefined {
  if (!components.some((component) => component.type === 'NEXT_BUTTON')) return undefined;
  return html`<button type="submit" name="action" value="default" class="ulp-hidden-form-submit-button" tabindex="-1" aria-hidden="true"></button>\n`;
}

function renderComponent(
  component: Component,
  journey: Journey,
  remarks: Remarks,
  focus: boolean,
): Markup {
  return component.category === 'FIELD'
    ? renderField(component, { journey, remarks, focus })
    : renderBlock(component, journey, remarks);
}

function renderBlock(block: Block, journey: Journey, remarks: Remarks): Markup {
  const classes = hooks(block);
  switch (block.type) {
    case 'RICH_TEXT':
    case 'HTML': {
      const content = sanitise(fillHtml(block.config.content, journey.scope)).html;
      return html`<div class="${classes}">${trustedHtml(content)}</div>`;
    }
    case 'IMAGE': {
      const { src, height, position = 'CENTER' } = block.config;
      const size = height === undefined ? undefined : html` height="${height}"`;
      return html`<div class="af-align-${position.toLowerCase()} ${classes}"><img src="${src}" alt=""${size}></div>`;
    }
    case 'DIVIDER':
      return block.config?.text === undefined
        ? html`<hr class="${classes}">`
        : html`<div class="${classes}" role="separator"><span>${block.config.text}</span></div>`;
    case 'NEXT_BUTTON':
      return html`<button type="submit" name="action" value="default" class="ulp-button af-button af-button--primary ${classes}" data-action-button-primary="true">${block.config.text}</button>`;
    case 'PREVIOUS_BUTTON':
      return html`<button type="submit" name="action" value="component:${block.id}" formnovalidate class="ulp-button ulp-button--secondary af-button ${classes}">${block.config.text}</button>`;
    case 'JUMP_BUTTON': {
      const look = block.config.style?.background_color ? 'ulp-button' : 'ulp-link';
      return html`<p class="ulp-alternate-action"><button type="submit" name="action" value="component:${block.id}" formnovalidate class="${look} af-button ${classes}">${block.config.text}</button></p>`;
    }
    case 'RESEND_BUTTON':
      return renderResend(block, journey, remarks);
  }
}

/** CSS of the form and of its coloured buttons: the page's policy allows no style attributes. */
export function writeStyle(journey: Journey, step: StepNode): string {
  const colours = step.config.components.flatMap((component) => {
    const colour =
      component.type === 'JUMP_BUTTON' ? component.config.style?.background_color : undefined;
    return colour === undefined
      ? []
      : [`.af-componentId-${component.id} { background: ${colour}; }`];
  });
  return [journey.form.style?.css ?? '', ...colours].join('\n');
}

// A new step is a new page: whoever cannot see it starts at its heading.
function focusHeading(body: Markup[]): Markup {
  const whole = body.map((piece) => piece.markup).join('');
  return trustedHtml(whole.replace(/<(h[12])(?=[ >])/, '<$1 tabindex="-1" autofocus'));
}
