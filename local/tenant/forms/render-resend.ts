import { html, type Markup } from '../universal-login/markup.ts';
import type { ResendButton } from './definition.ts';
import { fillText } from './evaluate.ts';
import type { Journey } from './journey.ts';
import type { Remarks } from './press-button.ts';
import { renderAlert } from './render-alert.ts';
import { hooks } from './render-field.ts';
import { judgeResend } from './resend.ts';

/** The button, or how long to wait. The script counts the seconds down and brings the button back; without it the button
 * stays, and the server says the same thing again. */
export function renderResend(button: ResendButton, journey: Journey, remarks: Remarks): Markup {
  const state = judgeResend(journey, button);
  const pressed = remarks.pressed === button.id;
  const alert = pressed ? renderAlert(remarks, journey) : undefined;
  const alignment = (button.config.text_alignment ?? 'CENTER').toLowerCase();
  const classes = `ulp-alternate-action af-align-${alignment} ${hooks(button)}`;
  switch (state.kind) {
    case 'used_up':
      return html`<div class="${classes}">${alert}</div>`;
    case 'ready':
      return html`<div class="${classes}">${alert}<p class="af-resend-ready">${renderButton(button)}</p></div>`;
    case 'waiting': {
      const say = (seconds: number) =>
        fillText(button.config.waiting_text, { ...journey.scope, remaining_seconds: seconds });
      const again = state.last
        ? undefined
        : html`<p class="af-resend-ready" hidden>${renderButton(button)}</p><noscript><p>${renderButton(button)}</p></noscript>`;
      const focus = pressed && !alert ? html` autofocus` : undefined;
      // Read out once; what ticks every second is for eyes only.
      return html`<div class="${classes}" data-resend-seconds="${state.seconds}" data-resend-text="${button.config.waiting_text}">${alert}
<div class="af-resend-waiting"><p class="ulp-visually-hidden" role="status" tabindex="-1"${focus}>${say(state.seconds)}</p><p class="af-resend-tick" aria-hidden="true">${say(state.seconds)}</p></div>${again}
</div>`;
    }
  }
}

function renderButton(button: ResendButton): Markup {
  const { active_text, button_text } = button.config;
  return html`${active_text} <button type="submit" class="ulp-link af-button" name="action" value="component:${button.id}" formnovalidate>${button_text}</button>`;
}
