import type { ProductName } from './organization.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Where PIM and Supplier Data Manager differ. */
export interface ProductRules {
  product: ProductName;
  name: string;
  hasUsernames: boolean;
  /** *My Account*, from where a Product Cloud reset link can be asked for: the help pages know it in PIM alone. */
  hasProfile: boolean;
  /** What the database compares instead of the text itself. */
  fold(identifier: string): string;
  meetsPasswordRule(password: string): boolean;
  reset: {
    linkLifeMs: number;
    /** Between two mails to one account. */
    pauseMs: number;
    /** PIM makes a token only when none is set, so a later mail carries the same link. */
    keepsToken: boolean;
    mailsDisabledUsers: boolean;
    enablesUser: boolean;
  };
}

const pim: ProductRules = {
  product: 'pim',
  name: 'Akeneo PIM',
  hasUsernames: true,
  hasProfile: true,
  // The collation utf8mb4_unicode_ci ignores case, accents and trailing spaces.
  fold: (identifier) => identifier.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trimEnd(),
  meetsPasswordRule: (password) => password.length >= 8 && password.length <= 4096,
  reset: {
    linkLifeMs: dayMs,
    pauseMs: dayMs,
    keepsToken: true,
    mailsDisabledUsers: true,
    enablesUser: true,
  },
};

const sdm: ProductRules = {
  product: 'sdm',
  name: 'Supplier Data Manager',
  hasUsernames: false,
  hasProfile: false,
  fold: (identifier) => identifier.trim().toLowerCase(),
  meetsPasswordRule: (password) =>
    password.length >= 10 &&
    password.length <= 4096 &&
    [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*]/].every((part) => part.test(password)),
  reset: {
    linkLifeMs: 60 * minuteMs,
    pauseMs: minuteMs / 2,
    keepsToken: false,
    mailsDisabledUsers: false,
    enablesUser: false,
  },
};

/** The rules of each product. */
export const productRules: Record<ProductName, ProductRules> = { pim, sdm };
