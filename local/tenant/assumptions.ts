/**
 * What Auth0 does not document, decided here and nowhere else. Each switch names what `true` means; the deployed code must
 * stay safe with either value.
 */
export const assumptions = Object.freeze({
  /** A change of the email ends the sign-in under way as well as the sessions: the person signs in again. */
  emailChangeEndsTransaction: false,
  /** `assign_membership_on_login` also works for a session that was opened without the organization. */
  membershipAssignedToExistingSession: false,
  /** `event.request.query` is that of /authorize even when a login page had to be shown first. */
  queryKeptAfterLoginPage: true,
  /** The OAuth error with which a sign-in ends when an Action throws or runs out of time. */
  failedActionError: 'access_denied',
  /** The OAuth error of a refresh token exchange that an Action denied. */
  deniedRefreshError: 'access_denied',
  /** When a form resumes post-login, `event.user` is read again from the store. */
  eventUserFreshOnResume: true,
  /** A new password ends the sessions of its account; refresh tokens it leaves alone in any case. */
  passwordChangeEndsSessions: true,
  /** An account that is linked to another one loses its sessions and refresh tokens. */
  linkingEndsSessions: false,
  /** A linked identity stays on its account when the connection's record of it is deleted; it opens nothing any more. */
  linkedIdentityOutlivesCredential: true,
  /** `event.organization` is there after a reset that was asked for in an organization. */
  organizationKeptInReset: true,
  /** After a new password the browser goes to the result URL by itself; otherwise a page says so and has a button to it. */
  resetRedirectsAtOnce: false,
});
