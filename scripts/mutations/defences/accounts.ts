import type { Defence } from '../defence.ts';

const merging = 'policy/judge-merge.ts';
const waiting = 'attacks/waiting-merge.test.ts';

/** What keeps accounts apart that are not one person's, and shut who has lost theirs. */
export const ACCOUNT_DEFENCES: Defence[] = [
  {
    name: 'a session opens what its account holds at that customer',
    cuts: [
      {
        file: 'policy/describe-holding.ts',
        condition: 'return key !== null && key.customerId === customerId ?',
        without: 'return key !== null ?',
      },
    ],
    attack: {
      file: 'attacks/tokens.test.ts',
      test: 'a session opens what its account holds and nothing else',
    },
  },
  {
    name: 'what somebody else holds is not attached by its email, nor taken over with its id',
    cuts: [
      {
        file: 'policy/look-ups.ts',
        condition: 'return isFree && mayAttach(email, account)',
        without: 'return mayAttach(email, account)',
      },
      {
        file: 'policy/judge-holder.ts',
        condition:
          "return connection === mainConnection && isLeftover ? 'leftover' : 'established';",
        without: "return 'leftover';",
      },
    ],
    attack: {
      file: 'attacks/mutable-emails.test.ts',
      test: 'an address changed after the link moves nobody',
    },
  },
  {
    name: 'an unfinished import of another customer gives the address up to its reader',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition: 'if (isSquatter(account, customerId)) {',
        without: 'if (false) {',
      },
    ],
    attack: {
      file: 'attacks/mutable-emails.test.ts',
      test: 'before the victim came',
    },
  },
  {
    name: 'a waiting merge dies when its account is reset',
    cuts: [
      {
        file: merging,
        condition: '(from.lastPasswordReset === null || from.lastPasswordReset < intent.at) &&',
        without: '',
      },
    ],
    attack: { file: waiting, test: 'a merge that waits dies when the account' },
  },
  {
    name: 'what an administrator has blocked is not merged',
    cuts: [{ file: merging, condition: '!from.blocked &&', without: '' }],
    attack: { file: waiting, test: 'what an administrator has blocked' },
  },
  {
    name: 'what an administrator has blocked is not linked',
    cuts: [
      {
        file: 'policy/judge-holder.ts',
        condition: "if (account.blocked) return 'established';",
        without: '',
      },
    ],
    attack: { file: waiting, test: 'what an administrator has blocked' },
  },
  {
    name: 'a merge needs the primary’s password after its intent',
    cuts: [
      {
        file: merging,
        condition: "if (passwordAt === null || passwordAt <= intent.at) return 'keep';",
        without: '',
      },
    ],
    attack: { file: waiting, test: 'a merge needs the password of the primary after its intent' },
  },
  {
    name: 'a second factor comes before the address of its account is given away',
    cuts: [
      {
        file: 'policy/judge-second-factor.ts',
        condition: "if (judgeGate(account) !== 'open') return 'required';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/second-factor.test.ts',
      test: 'an account with a second factor is not merged away by its password alone',
    },
  },
  {
    name: 'a second factor comes before a product is opened for the first time',
    cuts: [
      {
        file: 'policy/judge-second-factor.ts',
        condition:
          "if (!holdsProduct(account.identities, opened, signIn.customerId)) return 'required';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/second-factor.test.ts',
      test: 'nothing is attached to an account with a second factor by its password alone',
    },
  },
  {
    name: 'a merge waits for the second factor of its primary',
    cuts: [
      {
        file: 'actions/merge-accounts.ts',
        condition: 'if (lacksSecondFactor(event)) return;',
        without: '',
      },
    ],
    attack: {
      file: 'attacks/second-factor.test.ts',
      test: 'a merge waits for the second factor of its primary',
    },
  },
  {
    name: 'a form to link a product account ends at a reset',
    cuts: [
      {
        file: 'actions/link-product-account.ts',
        condition: '!isSamePassword(account, event.prompt?.vars?.password_set) ||',
        without: '',
      },
    ],
    attack: { file: 'attacks/resumed-link.test.ts', test: 'the password was reset' },
  },
  {
    name: 'nothing is linked to an account whose address is not the confirmed one',
    cuts: [
      {
        file: 'actions/link-product-account.ts',
        condition: "|| judgeGate(account) !== 'open') {",
        without: ') {',
      },
    ],
    attack: {
      file: 'attacks/resumed-link.test.ts',
      test: 'the address is no longer the confirmed one',
    },
  },
  {
    name: 'a password of the product counts for ten minutes',
    cuts: [
      {
        file: 'actions/link-product-account.ts',
        condition: 'if (!isYoungProof(parseMoment(verified_at), run.now))',
        without: 'if (false)',
      },
    ],
    attack: {
      file: 'attacks/resumed-link.test.ts',
      test: 'the product password was typed long ago',
    },
  },
  {
    name: 'the rollout is judged again after the form to link',
    cuts: [
      {
        file: 'actions/link-product-account.ts',
        condition: 'if (notAdmitted !== null) return refuse(event, api, notAdmitted);',
        without: '',
      },
    ],
    attack: { file: 'attacks/resumed-link.test.ts', test: 'the rollout was switched off' },
  },
  {
    name: 'the rollout goes by the word of this customer’s product',
    cuts: [
      {
        file: 'actions/steps/judge-admission.ts',
        condition: 'const isFromHere = own?.customerId === organization.customerId;',
        without: 'const isFromHere = own !== null;',
      },
    ],
    attack: { file: 'attacks/tokens.test.ts', test: 'nobody is in a pilot by an address' },
  },
  {
    name: 'a block that came while a form was open counts',
    cuts: [
      {
        file: 'actions/steps/judge-admission.ts',
        condition: "if (account.blocked) return 'confirmation_replaced';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/resumed-action.test.ts',
      test: 'blocked since by an administrator',
    },
  },
  {
    name: 'a command to paste is one command, whatever an address has in it',
    cuts: [
      {
        file: 'scripts/support/clean-text.ts',
        condition: String.raw`.replaceAll("'", "'\\''")`,
        without: '',
      },
    ],
    attack: {
      file: 'attacks/metadata-poisoning.test.ts',
      test: 'an address is no command in what support pastes',
    },
  },
  {
    name: 'the page to choose a new password leads to no token',
    cuts: [
      {
        file: 'actions/require-new-password.ts',
        condition: "() => refuse(event, api, 'password_page_left')",
        without: '() => undefined',
      },
    ],
    attack: {
      file: 'attacks/resumed-password.test.ts',
      test: 'a sign-in resumed with',
    },
  },
  {
    name: 'what another tab has linked is not made a second time',
    cuts: [
      {
        file: 'actions/steps/attach-product-account.ts',
        condition: 'if (readAccount(read.user).identities.includes(key)) return null;',
        without: '',
      },
    ],
    attack: {
      file: 'attacks/attached-at-once.test.ts',
      test: 'what another tab has just linked to this very account',
    },
  },
  {
    name: 'whoever finished while their import was being closed gets it back',
    cuts: [
      {
        file: 'actions/steps/close-leftover.ts',
        condition: "if (confirmedEmail === null) return 'closed';",
        without: "if (true) return 'closed';",
      },
    ],
    attack: {
      file: 'attacks/finished-at-once.test.ts',
      test: 'a leftover that turned into somebody’s account',
    },
  },
  {
    name: 'whoever was closed while they finished gives up',
    cuts: [
      {
        file: 'actions/steps/adopt-email.ts',
        condition: 'if (isClosedAddress(after.email)) return false;',
        without: '',
      },
    ],
    attack: {
      file: 'attacks/finished-at-once.test.ts',
      test: 'an account whose door was closed while it adopted its address',
    },
  },
  {
    name: 'a reset in the moment of an adoption ends it',
    cuts: [
      {
        file: 'actions/steps/adopt-email.ts',
        condition:
          'if (email !== before.email && after.lastPasswordReset !== before.lastPasswordReset) {',
        without: 'if (false) {',
      },
    ],
    attack: {
      file: 'attacks/finished-at-once.test.ts',
      test: 'an account whose password was reset while it adopted another address',
    },
  },
  {
    name: 'whoever moved on while they were taken over gets everything back',
    cuts: [
      {
        file: 'actions/steps/take-over-account.ts',
        condition: 'if (hasMovedOn(before, after)) {',
        without: 'if (hasMovedOn(before, after) && false) {',
      },
    ],
    attack: {
      file: 'attacks/finished-at-once.test.ts',
      test: 'while its door was closed for a merge',
    },
  },
  {
    name: 'a session from before a reset gets no token',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition: 'if (isOlderThanPassword(account, describeCredential(event))) {',
        without: 'if (false) {',
      },
    ],
    attack: {
      file: 'attacks/unexpired-sessions.test.ts',
      test: 'a session of the tenant that outlives a reset gets no token',
    },
  },
  {
    name: 'an account that is merged away loses its sessions and refresh tokens first',
    cuts: [
      {
        file: 'actions/steps/take-over-account.ts',
        condition: 'const revoked = await revokeAccess(management,',
        without: "const revoked = await ((..._: unknown[]) => ({ kind: 'revoked' }))(management,",
      },
    ],
    attack: {
      file: 'attacks/unexpired-sessions.test.ts',
      test: 'linking the import that a squatter began ends',
    },
  },
  {
    name: 'a password that an inbox gave opens nothing without the second factor',
    cuts: [
      {
        file: 'policy/judge-second-factor.ts',
        condition:
          "if (account.lastPasswordReset !== null && signIn.from === 'session') return 'required';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/second-factor.test.ts',
      test: 'a reset opens nothing without the second factor',
    },
  },
  {
    name: 'who closes a leftover gives its claim back',
    cuts: [
      {
        file: 'actions/steps/close-leftover.ts',
        condition: "if (found.kind === 'product') {",
        without: "if (found.kind === 'product' && false) {",
      },
    ],
    attack: { file: 'journeys/leftovers.test.ts', test: 'a crash after the claim' },
  },
  {
    name: '“Link your account.” says whose account it is',
    cuts: [
      {
        file: 'actions/steps/ask-for-product-account.ts',
        condition: 'account_email: account.email',
        without: "account_email: ''",
      },
    ],
    attack: {
      file: 'attacks/login-csrf.test.ts',
      test: '“Link your account.” says whose account it is',
    },
  },
  {
    name: 'the door of an account that is merged away is closed',
    cuts: [
      {
        file: 'actions/steps/take-over-account.ts',
        condition: 'email: createClosedAddress(),',
        without: '',
      },
    ],
    attack: {
      file: 'attacks/second-doors.test.ts',
      test: 'after a merge neither the old password nor a reset',
    },
  },
  {
    name: 'a token names what is held at its own customer',
    cuts: [
      {
        file: 'policy/describe-holding.ts',
        condition: 'return key !== null && key.customerId === customerId ?',
        without: 'return key !== null ?',
      },
    ],
    attack: {
      file: 'attacks/privilege-union.test.ts',
      test: 'a token names the product account of its own customer',
    },
  },
  {
    name: 'an import that waits to be merged gives its address up to its reader',
    cuts: [
      {
        file: 'actions/confirm-email.ts',
        condition: 'if (isSquatter(account, customerId)) {',
        without: 'if (false) {',
      },
    ],
    attack: {
      file: 'attacks/squatted-address.test.ts',
      test: 'a squatter who waits to be merged keeps nobody out',
    },
  },
  {
    name: 'who was closed while changing the address claims again',
    cuts: [
      {
        file: 'actions/steps/adopt-email.ts',
        condition: 'if (after.closedAt === before.closedAt) return true;',
        without: 'return true;',
      },
    ],
    attack: {
      file: 'attacks/races.test.ts',
      test: 'two people who confirm each other’s address at the same moment',
    },
  },
];
