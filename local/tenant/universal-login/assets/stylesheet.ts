import { fontFamily } from '../../../web/font.ts';

/** The look of every page of the tenant, in the theme's custom properties; served from `/u/assets/`. */
export const stylesheet = `
:root { font-size: var(--reference-size); color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; padding: 32px 16px; color: var(--body-text);
  font: var(--body-text-weight) 1rem/1.5 "ulp-font", ${fontFamily};
  background: var(--page-background); -webkit-font-smoothing: antialiased;
}
body._page-left { align-items: flex-start; padding-left: 8vw; }
body._page-right { align-items: flex-end; padding-right: 8vw; }
._widget { width: 100%; max-width: 27.5rem; }
._prompt-box-outer {
  background: var(--widget-background); border: var(--widget-border-weight) solid var(--widget-border);
  border-radius: var(--widget-radius); box-shadow: var(--widget-shadow); overflow: hidden;
}
._prompt-box-inner { padding: 36px 40px 40px; }
.ulp-header { text-align: var(--header-alignment); margin-bottom: 28px; }
.ulp-logo { text-align: var(--logo-position); margin-bottom: 24px; }
.ulp-logo img { max-height: var(--logo-height); max-width: 100%; }
.ulp-wordmark {
  display: inline-flex; align-items: center; gap: 10px; color: var(--header); font-size: 1.0625rem;
  font-weight: 700; letter-spacing: -0.01em;
}
.ulp-wordmark svg { width: 30px; height: 30px; color: var(--primary-button); flex: none; }
h1 { margin: 0; color: var(--header); font-size: var(--title-size); font-weight: var(--title-weight); line-height: 1.25; overflow-wrap: anywhere; }
.ulp-description { margin: 10px 0 0; font-size: var(--subtitle-size); font-weight: var(--subtitle-weight); overflow-wrap: anywhere; }
p { margin: 0 0 16px; font-size: var(--body-text-size); }
form { margin: 0; }
.ulp-field { margin: 0 0 20px; }
.ulp-label { display: block; margin-bottom: 6px; color: var(--input-labels-placeholders); font-size: calc(var(--input-labels-size) * 0.94); font-weight: var(--input-labels-weight); }
.ulp-input-box { position: relative; display: flex; align-items: center; }
.ulp-input {
  width: 100%; min-height: 46px; padding: 10px 14px; color: var(--input-filled-text); font: inherit;
  background: var(--input-background); border: var(--input-border-weight) solid var(--input-border);
  border-radius: var(--input-radius);
}
.ulp-input::placeholder { color: var(--input-labels-placeholders); opacity: 1; }
.ulp-input:hover { border-color: var(--input-labels-placeholders); }
.ulp-input:focus { outline: 2px solid var(--links-focused-components); outline-offset: 1px; border-color: var(--links-focused-components); }
.ulp-input[readonly] { background: color-mix(in srgb, var(--page-background) 70%, var(--input-background)); text-overflow: ellipsis; }
.ulp-input[aria-invalid=true] { border-color: var(--error); box-shadow: 0 0 0 1px var(--error); }
.ulp-input[aria-invalid=true]:focus { border-color: var(--error); box-shadow: none; }
.ulp-input-box--action .ulp-input { padding-right: 6.5rem; }
.ulp-input-action {
  position: absolute; right: 6px; min-height: 34px; padding: 5px 10px; border: 0; border-radius: calc(var(--input-radius) / 2);
  background: transparent; color: var(--links-focused-components); font: inherit; font-size: 0.875rem; font-weight: var(--links-weight);
  text-decoration: none; cursor: pointer; white-space: nowrap;
}
.ulp-input-action:hover { background: color-mix(in srgb, var(--links-focused-components) 10%, transparent); }
.ulp-input-action[data-action=toggle] { padding: 7px; color: var(--icons); }
.ulp-input-action svg { display: block; width: 20px; height: 20px; }
.ulp-input-action:not([data-shown=true]) [data-struck] { display: none; }
.ulp-input-box--action .ulp-input[autocomplete$=password] { padding-right: 3.25rem; }
.ulp-input-action[hidden] { display: none; }
.ulp-input-action:focus-visible, .ulp-button:focus-visible, a:focus-visible, .ulp-link:focus-visible, [tabindex]:focus-visible {
  outline: 2px solid var(--links-focused-components); outline-offset: 2px;
}
.ulp-input-error-message, .ulp-alert { display: flex; gap: 8px; color: var(--error); font-size: 0.875rem; line-height: 1.45; overflow-wrap: anywhere; }
.ulp-input-error-message { margin-top: 8px; }
.ulp-input-error-icon { flex: none; width: 18px; height: 18px; margin-top: 1px; }
.ulp-input-error-icon svg { display: block; width: 18px; height: 18px; }
.ulp-alert {
  margin: 0 0 20px; padding: 12px 14px; border: 1px solid var(--error); border-radius: var(--input-radius);
  background: color-mix(in srgb, var(--error) 7%, var(--widget-background));
}
.ulp-alert p { margin: 0; font-size: inherit; }
.ulp-alert--success { border-color: var(--success); color: var(--body-text); background: color-mix(in srgb, var(--success) 8%, var(--widget-background)); }
.ulp-hint { margin: 8px 0 0; color: var(--input-labels-placeholders); font-size: 0.875rem; }
.ulp-button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 46px; margin: 0; padding: 10px 20px;
  border: var(--button-border) solid transparent; border-radius: var(--button-radius); background: var(--primary-button);
  color: var(--primary-button-label); font: inherit; font-size: var(--buttons-text-size); font-weight: var(--buttons-text-weight);
  text-align: center; text-decoration: none; cursor: pointer; transition: background-color 0.15s;
}
.ulp-button:hover { background: color-mix(in srgb, var(--primary-button) 86%, black); }
.ulp-button--secondary { background: transparent; border-color: var(--secondary-button-border); color: var(--secondary-button-label); }
.ulp-button--secondary:hover { background: color-mix(in srgb, var(--secondary-button-label) 7%, transparent); }
.ulp-button[disabled] { opacity: 0.6; cursor: default; }
.ulp-button + .ulp-button { margin-top: 12px; }
a, .ulp-link { color: var(--links-focused-components); font-size: var(--links-size); font-weight: var(--links-weight); text-decoration: var(--links-style); }
p a { font-size: inherit; text-decoration: underline; }
a:hover, .ulp-link:hover { text-decoration: underline; }
.ulp-link { min-height: 24px; padding: 0; border: 0; background: none; font-family: inherit; text-align: start; cursor: pointer; }
.ulp-alternate-action { margin: 20px 0 0; text-align: var(--header-alignment); font-size: var(--body-text-size); }
.ulp-field + .ulp-alternate-action { margin: -4px 0 24px; text-align: left; }
.ulp-rules { margin: 0 0 20px; padding: 14px 16px; border-radius: var(--input-radius); background: color-mix(in srgb, var(--page-background) 60%, var(--widget-background)); font-size: 0.875rem; }
.ulp-rules p { margin: 0 0 6px; font-size: inherit; }
.ulp-rules ul { margin: 0; padding-left: 20px; }
.ulp-rules li { padding: 1px 0; }
.ulp-rules li[data-met=true]::marker { content: "\\2713\\00a0\\00a0"; color: var(--success); }
/* An inline box follows the header's alignment. */
.ulp-event-icon { display: inline-block; width: 52px; height: 52px; margin: 0 0 8px -3px; color: var(--links-focused-components); }
.ulp-event-icon svg { display: block; width: 100%; height: 100%; }
.ulp-event-icon--success { color: var(--success); }
.ulp-event-icon--error { color: var(--error); }
.ulp-details { margin: 24px 0 0; padding: 14px 16px; border-radius: var(--input-radius); background: color-mix(in srgb, var(--page-background) 60%, var(--widget-background)); font-size: 0.875rem; overflow-wrap: anywhere; }
.ulp-details dt { color: var(--input-labels-placeholders); }
.ulp-details dd { margin: 0 0 8px; }
.ulp-details dd:last-child { margin: 0; }
.ulp-hidden-form-submit-button, .ulp-visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (max-width: 30rem) {
  body { justify-content: flex-start; padding: 0; background: var(--widget-background); }
  body._page-left, body._page-right { padding: 0; }
  ._prompt-box-outer { border: 0; border-radius: 0; box-shadow: none; }
  ._prompt-box-inner { padding: 28px 20px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { ._prompt-box-outer { border: 1px solid; } .ulp-button { border: 1px solid; } }
`;
