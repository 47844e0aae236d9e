import type { Defence } from '../defence.ts';

const verification = 'policy/judge-verification.ts';

/** What is believed of a product, and what a product's password opens. */
export const PRODUCT_DEFENCES: Defence[] = [
  {
    name: 'an account of a product is not let in under another spelling',
    cuts: [
      {
        file: verification,
        condition: "if (!isSameIdentifier(identifier, account)) return refused('other_account');",
        without: '',
      },
    ],
    attack: { file: 'attacks/identifier-confusion.test.ts', test: 'an organization with one' },
  },
  {
    name: 'a username that is somebody’s email is not that email',
    cuts: [
      {
        file: verification,
        condition: "if (!isSameIdentifier(identifier, account)) return refused('other_account');",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/identifier-confusion.test.ts',
      test: 'a username that is somebody’s email opens neither their account',
    },
  },
  {
    name: 'a product that finds somebody else by what was typed is not asked about them',
    cuts: [
      {
        file: 'policy/choose-candidates.ts',
        condition: 'return [...strangers, ...asked].slice(0, 1)',
        without: 'return asked.slice(0, 1)',
      },
    ],
    attack: {
      file: 'attacks/identifier-confusion.test.ts',
      test: 'guesses under other spellings leave the owner’s tries at the product alone',
    },
  },
  {
    name: 'what a product folds into the proven email is not attached',
    cuts: [
      {
        file: 'policy/look-ups.ts',
        condition: 'return isSameIdentifier(identifier, account) && account.enabled;',
        without: 'return account.enabled;',
      },
    ],
    attack: {
      file: 'attacks/identifier-confusion.test.ts',
      test: 'a proven address brings no account under another spelling along',
    },
  },
  {
    name: 'accents are not folded',
    cuts: [
      {
        file: 'policy/identifier.ts',
        condition: "return text.trim().normalize('NFC').toLowerCase().normalize('NFC');",
        without: "return text.trim().normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();",
      },
    ],
    attack: {
      file: 'attacks/identifier-confusion.test.ts',
      test: 'makes another identifier of it',
    },
  },
  {
    name: 'a right password that is not for the account typed reads like a wrong one',
    cuts: [
      {
        file: verification,
        condition: "if (reasons.includes('unavailable')) return 'unavailable';",
        without:
          "if (reasons.includes('unavailable') || reasons.includes('other_account')) return 'unavailable';",
      },
    ],
    attack: { file: 'attacks/identifier-confusion.test.ts', test: 'an organization with one' },
  },
  {
    name: 'a refused sign-in asks each product once, whoever knows the address',
    cuts: [
      {
        file: 'database-connections/akeneo-product-cloud/login.ts',
        condition: 'request.products.filter((one) => !candidates.includes(one))',
        without: '[]',
      },
    ],
    attack: {
      file: 'scripts/login.test.ts',
      test: 'a wrong password and an unknown address get one and the same answer',
    },
  },
  {
    name: 'without an organization everybody reads one text',
    cuts: [
      {
        file: 'database-connections/steps/read-request.ts',
        condition: "return refused('wrong_credentials', 'no_organization');",
        without: "return refused('misconfigured', 'no_organization');",
      },
    ],
    attack: {
      file: 'attacks/sameness.test.ts',
      test: 'without an organization, every address has a wrong password',
    },
  },
  {
    name: 'the old password ends where the account is claimed',
    cuts: [
      {
        file: verification,
        condition: "if (account.claimedBy !== null) return refused('claimed');",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/old-password.test.ts',
      test: 'nor does the old address open anything with the old password',
    },
  },
  {
    name: 'a disabled product account opens nothing, even where the product says that its password is right',
    cuts: [
      {
        file: verification,
        condition: "if (!account.enabled) return refused('disabled');",
        without: '',
      },
    ],
    attack: {
      file: 'policy/sign-in-decisions.test.ts',
      test: 'an account is accepted only if it is the one typed, enabled',
    },
  },
  {
    name: 'no product can say that an email is verified, nor open the gate',
    cuts: [
      {
        file: 'policy/build-profile.ts',
        condition: 'email_verified: false,',
        without: 'email_verified: true as false,',
      },
      {
        file: 'policy/judge-gate.ts',
        condition: "return wasResetSinceMigration(account) ? 'proven_by_reset' : 'closed';",
        without: "return 'open';",
      },
    ],
    attack: {
      file: 'attacks/metadata-poisoning.test.ts',
      test: 'metadata, roles, marks and a user id that a product sends get nowhere',
    },
  },
  {
    name: 'only fields on the list are read from a product',
    cuts: [
      {
        file: 'policy/build-profile.ts',
        condition: 'app_metadata: {\n      migrated:',
        without: 'app_metadata: {\n      ...(account as object),\n      migrated:',
      },
      {
        file: 'apis/read-product-account.ts',
        condition: 'return {\n    id,',
        without: 'return {\n    ...fields(value),\n    id,',
      },
    ],
    attack: {
      file: 'attacks/metadata-poisoning.test.ts',
      test: 'metadata, roles, marks and a user id that a product sends get nowhere',
    },
  },
  {
    name: 'whose password is below the policy chooses a new one before the first token',
    cuts: [
      {
        file: 'database-connections/akeneo-product-cloud/login.ts',
        condition: 'passwordBelowPolicy: !meetsPasswordPolicy(password),',
        without: 'passwordBelowPolicy: false,',
      },
    ],
    attack: {
      file: 'attacks/password-edges.test.ts',
      test: 'two characters: the first sign-in',
    },
  },
  {
    name: 'a password is judged and sent as it was typed',
    cuts: [
      {
        file: 'database-connections/akeneo-product-cloud/login.ts',
        condition: 'await verify(product, identifier.typed, password);',
        without: "await verify(product, identifier.typed, password.trim().normalize('NFC'));",
      },
    ],
    attack: { file: 'attacks/password-edges.test.ts', test: 'spaces around: the first sign-in' },
  },
  {
    name: 'a status without its problem type is no wrong password',
    cuts: [
      {
        file: 'apis/product-identity.ts',
        condition: "return typeof type === 'string'",
        without: "return true || typeof type === 'string'",
      },
    ],
    attack: {
      file: 'scripts/login.test.ts',
      test: 'is "temporarily unavailable", never a wrong password, after one try',
    },
  },
  {
    name: 'a password is not sent on to where a product redirects',
    cuts: [
      {
        file: 'apis/http.ts',
        condition: "redirect: 'manual',",
        without: "redirect: 'follow',",
      },
    ],
    attack: {
      file: 'attacks/redirects-and-ssrf.test.ts',
      test: 'a product that answers 307 to another host',
    },
  },
  {
    name: 'an address that an administrator typed proves nothing',
    cuts: [
      {
        file: 'policy/build-profile.ts',
        condition: 'email_verified: false,',
        without: 'email_verified: true as false,',
      },
      {
        file: 'policy/judge-gate.ts',
        condition: "return wasResetSinceMigration(account) ? 'proven_by_reset' : 'closed';",
        without: "return 'open';",
      },
    ],
    attack: {
      file: 'attacks/pre-hijacking.test.ts',
      test: 'typed proves nothing: not verified',
    },
  },
  {
    name: 'what a deleted account had claimed stays claimed, for a password and for a reset',
    cuts: [
      {
        file: 'policy/judge-verification.ts',
        condition: "if (account.claimedBy !== null) return refused('claimed');",
        without: '',
      },
      {
        file: 'policy/judge-lookup.ts',
        condition: 'account.enabled &&\n    account.claimedBy === null',
        without: 'account.enabled',
      },
    ],
    attack: {
      file: 'attacks/zombies.test.ts',
      test: 'neither the old password nor a reset brings anybody back',
    },
  },
  {
    name: 'what a deleted account had claimed is not attached to another account',
    cuts: [
      {
        file: 'actions/steps/attach-product-account.ts',
        condition: "if (heldByAnother && holder !== 'leftover') return 'already_linked';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/zombies.test.ts',
      test: 'deleted from the Product Cloud and still in PIM',
    },
  },
  {
    name: 'a product without an answer is never a wrong password',
    cuts: [
      {
        file: 'policy/judge-verification.ts',
        condition: "if (reasons.includes('unavailable')) return 'unavailable';",
        without: '',
      },
      {
        file: 'policy/judge-verification.ts',
        condition: "if (reasons.includes('misconfigured')) return 'misconfigured';",
        without: '',
      },
    ],
    attack: {
      file: 'attacks/outage-masquerade.test.ts',
      test: 'as the answer to a password, lets nobody in',
    },
  },
];
