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
