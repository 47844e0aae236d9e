/** Whether Auth0 would count a request to this path against the Authentication API; the pages of Universal Login have limits of their own. */
export function isAuthenticationCall(path: string): boolean {
  return /^\/(authorize|oauth|dbconnections|userinfo|v2\/logout|oidc\/logout)(\/|$)/.test(path);
}
