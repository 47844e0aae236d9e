import { parseArgs } from 'node:util';

export type Command =
  | { kind: 'help' }
  | { kind: 'report'; environment: string; headCounts: string | undefined; json: boolean };

export const USAGE = `npm run report -- --env <name> [--head-count <file>] [--json]
    how far the migration of the tenant is, per organization and product: a table here, and report.html, report.json and
    report.csv in .local/report/<name>/. A run that is stopped goes on where it was. --json prints report.json in place of the table.

--head-count <file>  how many people each product has, which the tenant cannot know: CSV with the head organization,product,people
--env <name>         reads the file .env.<name>, with the same settings as npm run support; \`--env local\` is the world that
                     npm start runs. It needs nothing but what the application "Support" may do.`;

/** Reads the command line. Throws, naming what is wrong. */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      env: { type: 'string' },
      'head-count': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.env === undefined) throw new Error('--env is missing');
  const { env: environment, 'head-count': headCounts, json } = values;
  return { kind: 'report', environment, headCounts, json };
}
