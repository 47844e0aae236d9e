/** What a mail may do in its frame. Its origin is the inbox's, so that the page around it can measure it: without scripts nothing in it can use that. */
export const mailSandbox =
  'allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/**
 * The mail's own HTML as a document of its own, and the policy it is served under: no scripts, no forms, nothing loaded
 * from anywhere, not even when it is opened outside its frame.
 */
export const mailFramePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; " +
  `sandbox ${mailSandbox}`;

/** A link without a target would open inside the small frame, so every link gets a tab of its own. */
export function mailFrame(html: string): string {
  return `<!doctype html><base target="_blank">${html}`;
}
