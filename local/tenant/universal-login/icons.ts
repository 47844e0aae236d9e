import { trustedHtml } from './markup.ts';

const open =
  '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">';

/** Our own line drawings; they say nothing that the text beside them does not say. */
export const errorIcon = trustedHtml(
  `${open}<circle cx="12" cy="12" r="9.5"/><path d="M12 7.2v5.6M12 16.4v.2"/></svg>`,
);
export const successIcon = trustedHtml(
  `${open}<circle cx="12" cy="12" r="9.5"/><path d="m7.6 12.4 3 3 5.8-6.4"/></svg>`,
);
export const mailIcon = trustedHtml(
  `${open}<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="m3.5 7 8.500 6.300L20.500 7"/></svg>`,
);
/** An eye, and the line through it that shows while the password does. */
export const eyeIcon = trustedHtml(
  `${open}<path d="M2 12s3.700-6.500 10-6.500S22 12 22 12s-3.700 6.500-10 6.500S2 12 2 12Z"/><circle cx="12" cy="12" r="3"/><path data-struck d="m4 4 16 16"/></svg>`,
);
