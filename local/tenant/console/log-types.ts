/** Auth0's type codes of tenant logs, as far as the local tenant may write them, and what they mean. */
const meanings: Record<string, string> = {
  s: 'Signed in',
  f: 'Sign-in failed',
  fp: 'Wrong password',
  fu: 'Unknown email or username',
  w: 'Warning during sign-in',
  scv: 'Credentials were right',
  ssa: 'Signed in silently',
  fsa: 'Silent sign-in failed',
  seacft: 'Code exchanged for tokens',
  feacft: 'Code exchange failed',
  sertft: 'Refresh token exchanged for tokens',
  fertft: 'Refresh token exchange failed',
  ferrt: 'Rotated refresh token used again',
  seccft: 'Client credentials exchanged for a token',
  feccft: 'Client credentials exchange failed',
  srrt: 'Refresh token revoked',
  slo: 'Signed out',
  flo: 'Sign-out failed',
  actions_execution_failed: 'An Action failed',
  forms_submission_succeeded: 'A form was completed',
  forms_submission_failed: 'A form failed',
  flows_execution_completed: 'A flow ran to its end',
  flows_execution_failed: 'A flow failed',
  ss: 'User created',
  fs: 'User not created',
  sdu: 'User deleted',
  fdu: 'User not deleted',
  sce: 'Email changed',
  fce: 'Email not changed',
  scu: 'Username changed',
  fcu: 'Username not changed',
  scp: 'Password changed',
  fcp: 'Password not changed',
  scpr: 'Password reset requested',
  fcpr: 'Password reset request failed',
  fcph: 'Hook after a password change failed',
  fpurh: 'Hook after a registration failed',
  sapi: 'Management API: something was changed',
  fapi: 'Management API: a call failed',
  mgmt_api_read: 'Management API: something was read',
  sv: 'Email verified by a link',
  fv: 'Verification link failed',
  svr: 'Verification mail requested',
  fvr: 'Verification mail request failed',
  fn: 'A mail was not sent',
  wn: 'Warning about a mail',
  cls: 'Link sent',
  cs: 'Code sent',
  gd_auth_succeed: 'Second factor shown',
  gd_auth_failed: 'Second factor wrong',
  limit_wc: 'Blocked: too many wrong passwords from one address',
  limit_sul: 'Slowed down: too many sign-ins of one user',
  limit_mu: 'Blocked: too many attempts from one address',
  ublkdu: 'Block lifted',
  pwd_leak: 'Sign-in with a leaked password',
  api_limit: 'Rate limit of the API reached',
  api_limit_warning: 'Rate limit of the API almost reached',
  session_revoked: 'Session revoked by an Action',
};

/** What a code means, in words; an unknown code says that it is none of Auth0's that we know. */
export function explainLogType(type: string): string {
  return Object.hasOwn(meanings, type) ? (meanings[type] ?? '') : 'Not in the list of known codes';
}

/** Whether a code tells of something that went wrong. */
export function isFailure(type: string): boolean {
  return /^(f|fp|fu|fs|fn|fsa|fdu|fv|fvr|flo|fapi|fc\w+|fe\w+|fpurh|limit_\w+|pwd_leak|\w+_failed)$/.test(
    type,
  );
}
