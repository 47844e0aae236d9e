/** A defence as the source has it, what is left when it is taken out, and the test whose attack must then succeed. */
export interface Defence {
  /** What the defence does, in a few words. */
  name: string;
  file: string;
  /** Occurs exactly once in `file`. */
  condition: string;
  without: string;
  /** The attack's test, below `test/`, and words of its name. */
  attack: { file: string; test: string };
}

/** Each is taken out of a copy, one at a time, by `npm run mutations`. */
export const DEFENCES: Defence[] = [
  {
    name: 'a proof counts only for the account whose session clicks it',
    file: 'policy/confirmation.ts',
    condition: 'if (attempt === null || request === null || expected !== proof) return',
    without: 'if (attempt === null || request === null) return',
    attack: {
      file: 'attacks/confirmation-proof.test.ts',
      test: 'a link serves the account that asked for it, not the next one in that browser',
    },
  },
  {
    name: 'an account of a product is not let in under another spelling',
    file: 'policy/judge-verification.ts',
    condition: "if (!isSameIdentifier(identifier, account)) return refused('other_account');",
    without: '',
    attack: { file: 'attacks/spelled-otherwise.test.ts', test: '' },
  },
  {
    name: 'a product that finds somebody else by what was typed is not asked about them',
    file: 'policy/choose-candidates.ts',
    condition: 'return [...strangers, ...asked].slice(0, 1)',
    without: 'return asked.slice(0, 1)',
    attack: {
      file: 'attacks/spelled-otherwise.test.ts',
      test: 'guesses under other spellings leave the owner’s tries at the product alone',
    },
  },
  {
    name: 'a password is not sent on to where a product redirects',
    file: 'apis/http.ts',
    condition: "redirect: 'manual',",
    without: "redirect: 'follow',",
    attack: {
      file: 'attacks/redirects-and-ssrf.test.ts',
      test: 'a product that answers 307 to another host',
    },
  },
  {
    name: 'the old password ends where the account is claimed',
    file: 'policy/judge-verification.ts',
    condition: "if (account.claimedBy !== null) return refused('claimed');",
    without: '',
    attack: { file: 'attacks/old-password.test.ts', test: '' },
  },
  {
    name: 'what is older than the last new password gets no token',
    file: 'actions/confirm-email.ts',
    condition: 'if (isOlderThanPassword(account, describeCredential(event))) {',
    without: 'if (isOlderThanPassword(account, describeCredential(event)) && false) {',
    attack: {
      file: 'attacks/unexpired-sessions.test.ts',
      test: 'a session of the tenant that outlives a reset gets no token',
    },
  },
  {
    name: 'an account that is merged away loses its sessions and refresh tokens first',
    file: 'actions/steps/take-over-account.ts',
    condition: 'const revoked = await revokeAccess(management,',
    without: "const revoked = await ((..._: unknown[]) => ({ kind: 'revoked' }))(management,",
    attack: {
      file: 'attacks/unexpired-sessions.test.ts',
      test: 'linking the import that a squatter began ends',
    },
  },
  {
    name: 'a password that an inbox gave opens nothing without the second factor',
    file: 'policy/judge-second-factor.ts',
    condition:
      "if (account.lastPasswordReset !== null && signIn.from === 'session') return 'required';",
    without: '',
    attack: {
      file: 'attacks/second-factor.test.ts',
      test: 'a reset opens nothing without the second factor',
    },
  },
];
