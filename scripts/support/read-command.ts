import { parseArgs } from 'node:util';

export type Command =
  | { kind: 'unlink'; environment: string | undefined; email: string; key: string; yes: boolean }
  | { kind: 'sweep'; environment: string | undefined; dryRun: boolean; json: boolean }
  | { kind: 'help' };

export const USAGE = `npm run support -- unlink <email> '<product account key>' [--yes] [--env <name>]
    takes a linked product account off an account and restores it to itself
npm run support -- sweep-unconfirmed [--dry-run] [--json] [--env <name>]
    deletes first sign-ins that nobody finished within an hour

--env <name> reads the file .env.<name>; \`--env local\` is the world that npm start runs. Without it the variables of the
environment count: AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET (of the application "Support"), ISSUER, PIM_KEY, SDM_KEY.`;

/** Reads the command line. Throws, naming what is wrong, on whatever no command takes. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { env: environment, yes, json, 'dry-run': dryRun } = values;
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) return { kind: 'help' };
  switch (name) {
    case 'unlink': {
      const [email, key, ...more] = rest;
      if (email === undefined || key === undefined || more.length > 0) {
        throw new Error('unlink takes an email and a product account key');
      }
      if (dryRun || json) throw new Error('unlink takes neither --dry-run nor --json');
      return { kind: 'unlink', environment, email, key, yes };
    }
    case 'sweep-unconfirmed':
      if (rest.length > 0 || yes) throw new Error('sweep-unconfirmed takes --dry-run and --json');
      return { kind: 'sweep', environment, dryRun, json };
    default:
      throw new Error(`there is no command ${name}`);
  }
}
