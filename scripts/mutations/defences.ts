import type { Defence } from './defence.ts';
import { ACCOUNT_DEFENCES } from './defences/accounts.ts';
import { CONFIRMATION_DEFENCES } from './defences/confirmation.ts';
import { LIMIT_DEFENCES } from './defences/limits.ts';
import { PRODUCT_DEFENCES } from './defences/products.ts';

/** Each is taken out of a copy, one at a time, by `npm run mutations`. */
export const DEFENCES: Defence[] = [
  ...CONFIRMATION_DEFENCES,
  ...PRODUCT_DEFENCES,
  ...ACCOUNT_DEFENCES,
  ...LIMIT_DEFENCES,
];

/** Attacks whose defence is no condition of ours that could be taken out, by their file in `test/attacks/`. */
export const NOT_OURS: Record<string, string> = {
  'crashes.test.ts':
    'what heals after a crash is the order of the calls; leftovers.test.ts has one of the few conditions',
  'lock-out.test.ts': 'Auth0 blocks an identifier for one network; limits.ts has what is ours',
  'scanners.test.ts':
    'a link without a session does nothing since Auth0 asks who is there; a password changes by a form alone',
  'open-redirects.test.ts': 'Auth0 and the products keep lists of addresses',
  'defences.test.ts': 'checks the table of defences',
};
