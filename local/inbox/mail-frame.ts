/**
 * The mail's own HTML as a document of its own, and the policy it is served under: no scripts, no forms, nothing loaded
 * from anywhere, not even when it is opened outside its frame.
 */
export const mailFramePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** A link without a target would open inside the small frame, so every link gets a tab of its own. */
export function mailFrame(html: string): string {
  return `<!doctype html><base target="_blank">${html}`;
}
