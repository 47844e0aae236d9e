/** The look of form components beyond what every page of the tenant has; in the theme's custom properties. */
export const formStylesheet = `
.af-form [hidden] { display: none; }
.af-form > .af-rich-text, .af-form > .af-html { margin: 0 0 20px; overflow-wrap: anywhere; }
.af-form .af-rich-text h1, .af-form .af-html h1 { margin: 0 0 12px; text-align: var(--header-alignment); }
.af-form .af-rich-text > :last-child, .af-form .af-html > :last-child { margin-bottom: 0; }
.af-form > :last-child { margin-bottom: 0; }
.af-form h1:focus, .af-form h2:focus, .af-form [role=status]:focus, .af-form .af-error:focus { outline: none; }
.af-form .ulp-button + .af-rich-text { margin-top: 24px; }
.af-form .ulp-alternate-action + .af-rich-text { margin-top: 12px; }
.af-form .af-resend-button { margin: 0 0 24px; }
.af-form .af-resend-button p { margin: 0; }
.af-form .af-resend-tick { color: var(--input-labels-placeholders); font-variant-numeric: tabular-nums; }
.af-form .af-align-left { text-align: left; }
.af-form .af-align-center { text-align: center; }
.af-form .af-align-right { text-align: right; }
.af-form .af-fieldset { border: 0; padding: 0; min-width: 0; }
.af-form .af-option { display: flex; gap: 10px; align-items: center; min-height: 32px; }
.af-form textarea.ulp-input { resize: vertical; }
.af-form img { max-width: 100%; }
.af-form hr.af-divider { border: 0; border-top: 1px solid var(--widget-border); margin: 24px 0; }
.af-form div.af-divider { display: flex; align-items: center; gap: 12px; margin: 24px 0; font-size: 0.875rem; }
.af-form div.af-divider::before, .af-form div.af-divider::after { content: ""; flex: 1; border-top: 1px solid var(--widget-border); }
`;
