import { html, type Markup } from '../universal-login/markup.ts';
import type { Journey } from './journey.ts';
import { findError } from './language.ts';
import type { Remarks } from './press-button.ts';

/** A flow's message, in place and read out; the page goes to it. */
export function renderAlert({ alert }: Remarks, journey: Journey): Markup | undefined {
  if (!alert) return undefined;
  const message = alert.text ?? findError(journey.form, journey.language, 'ERR_GENERIC_ERROR');
  return html`<div class="ulp-alert af-error" id="prompt-alert" role="alert" tabindex="-1" autofocus><p>${message}</p></div>`;
}
