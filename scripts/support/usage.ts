/** Each command: how it is written, what it does, and which options it takes. */
export const COMMANDS = {
  diagnose: {
    usage: `diagnose <email|'user id'|username> [--organization <name>] [--at <time>] [--code <code>] [--json] [--env <name>]
    what somebody saw and why, where they stand, and the one thing to do next; the time as on their screenshot, UTC. With the name
    of the customer its products are asked, too; a username of the PIM needs it. Changes nothing`,
    takes: ['organization', 'at', 'code', 'json', 'env'],
  },
  code: {
    usage: `code <code> [--json]
    what the short code on a screenshot means, what the person read, and what to do; asks no tenant`,
    takes: ['json'],
  },
  unlink: {
    usage: `unlink <email|'user id'> '<product account key>' [--yes] [--env <name>]
    takes a linked product account off an account and restores it to itself`,
    takes: ['yes', 'env'],
  },
  release: {
    usage: `release <email> --organization <name> [--yes] [--env <name>]
    gives somebody whose Product Cloud account was deleted their first sign-in back: the email is the one in the product`,
    takes: ['organization', 'yes', 'env'],
  },
  'sweep-unconfirmed': {
    usage: `sweep-unconfirmed [--dry-run] [--json] [--env <name>]
    deletes first sign-ins that nobody finished within an hour`,
    takes: ['dry-run', 'json', 'env'],
  },
  'sweep-limits': {
    usage: `sweep-limits [--dry-run] [--json] [--env <name>]
    deletes what the daily limits of past days left behind`,
    takes: ['dry-run', 'json', 'env'],
  },
  unblock: {
    usage: `unblock <email> [--env <name>]
    lifts the block that failed attempts brought to what this person types, or says what else it may be`,
    takes: ['env'],
  },
  'sweep-blocks': {
    usage: `sweep-blocks --older-than <5m> [--look-back <1d>] [--dry-run] [--json] [--env <name>]
    lifts such blocks of the last day that have been left alone for so long; times in m, h or d`,
    takes: ['older-than', 'look-back', 'dry-run', 'json', 'env'],
  },
  'rotate-keys': {
    usage: `rotate-keys [pim|sdm] --env <name> [--dry-run] [--json]
    replaces the keys that the products know the tenant by, as far as it goes now, and says what the product has to do
    before the next run; exit code 0: over, 2: not yet`,
    takes: ['dry-run', 'json', 'env'],
  },
} as const;

/** Below all commands. */
export const NOTES = `--env <name> reads the file .env.<name>; \`--env local\` is the world that npm start runs. Without it the variables of the
environment count: AUTH0_DOMAIN, SUPPORT_CLIENT_ID, SUPPORT_CLIENT_SECRET (of the application "Support"), ISSUER, PIM_KEY, SDM_KEY.`;
