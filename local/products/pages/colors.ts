import type { ProductName } from '../organization.ts';

/** What tells the two products apart at a glance; white text on either passes WCAG AA. */
export const accentColor: Record<ProductName, string> = { pim: '#9452ba', sdm: '#1e6d8c' };

/** The same as text on a dark ground. */
export const accentOnDark: Record<ProductName, string> = { pim: '#cfa8ea', sdm: '#7cc4df' };
