/**
 * How far somebody has come: the one set of words for whoever supports people (`npm run support`) and whoever leads the migration
 * (`npm run report`). The ids are stable: printed, counted, exported.
 */
export const STAGES = {
  unseen: 'The product knows them, and they have never signed in the new way.',
  migrated: 'Signed in with a product password, and has not confirmed the email address.',
  confirmed:
    'Has confirmed the email address, and one step is missing: a new password, for example.',
  linked:
    'Confirmed, and nothing is missing: every product whose account is linked opens with the Akeneo Product Cloud account. Any other product asks once for its own password.',
} as const;

export type Stage = keyof typeof STAGES;
