import { parseArgs } from 'node:util';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';
import type { Usages } from '../support/describe-usage.ts';

/** What becomes of one organization. */
export type Change =
  | { kind: 'add'; name: string; displayName: string; urls: Partial<Record<ProductId, string>> }
  | { kind: 'roll_out'; name: string; rollout: 'on' | 'off' }
  | { kind: 'pilot'; name: string; emails: string[]; remove: boolean };

/** What is to be done, in which environment; undefined: the only one besides `local`. */
export type Command = { environment: string | undefined } & (
  | Change
  | { kind: 'check'; names: string[] }
  | { kind: 'list' }
  /** Of one command, or of all. */
  | { kind: 'help'; command: string | undefined }
);

const urlOptions = PRODUCT_IDS.map((id) => `[--${id} <url>]`).join(' ');

const COMMANDS = {
  add: {
    usage: `add <name> ${urlOptions} [--display-name <text>] [--env <name>]
    adds a customer, not rolled out yet; gives it its customer id`,
  },
  pilot: {
    usage: `pilot <name> <email> ... [--remove] [--env <name>]
    lets these people in first; --remove takes them off the list again`,
  },
  on: {
    usage: `on <name> [--env <name>]
    everybody of the customer signs in through the Product Cloud`,
  },
  off: {
    usage: `off <name> [--env <name>]
    the products' own login pages are back; what people have linked stays`,
  },
  check: {
    usage: `check <name> ... [--env <name>]
    asks the products of these customers for an account that nobody has, and says what answered; writes nothing. Exit code 0: all
    answer as the contract says, 1: one does not`,
  },
  list: {
    usage: `list [--env <name>]
    what the files say of each customer; asks nobody`,
  },
};

export const USAGES: Usages = {
  script: 'organization',
  commands: COMMANDS,
  notes: `add, pilot, on and off write tenant/environments/<env>/organizations/<name>.json; nothing changes for anybody before \`npm run deploy\`.
Products are asked whether they keep the contract, with ISSUER of the environment's settings.json and ${PRODUCT_IDS.map((id) => PRODUCTS[id].keySecret).join(', ')} of .env.<env>.`,
};

/** Reads the command line. Throws, naming what is wrong, on whatever no command takes. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: 'string' },
      'display-name': { type: 'string' },
      remove: { type: 'boolean' },
      help: { type: 'boolean' },
      ...Object.fromEntries(PRODUCT_IDS.map((id) => [id, { type: 'string' as const }])),
    },
  });
  const given: Record<string, string | boolean | undefined> = values;
  const { env: environment, help, ...options } = given;
  const [kind, name, ...rest] = positionals;
  const command = (() => {
    if (help === true || kind === undefined) return { kind: 'help' as const, command: kind };
    switch (kind) {
      case 'add':
        return readAdd(one(kind, name, rest), options);
      case 'on':
      case 'off':
        refuseOptions(kind, options, []);
        return { kind: 'roll_out' as const, name: one(kind, name, rest), rollout: kind };
      case 'pilot':
        refuseOptions(kind, options, ['remove']);
        if (name === undefined || rest.length === 0) {
          throw new Error('pilot takes the name of an organization and at least one email');
        }
        return { kind: 'pilot' as const, name, emails: rest, remove: options.remove === true };
      case 'check':
        refuseOptions(kind, options, []);
        if (name === undefined)
          throw new Error('check takes the name of at least one organization');
        return { kind: 'check' as const, names: [name, ...rest] };
      case 'list':
        refuseOptions(kind, options, []);
        if (name !== undefined) throw new Error('list takes no name');
        return { kind: 'list' as const };
      default:
        throw new Error(`there is no command ${kind}`);
    }
  })();
  return { ...command, environment: typeof environment === 'string' ? environment : undefined };
}

type Options = Record<string, string | boolean | undefined>;

function readAdd(name: string, options: Options) {
  refuseOptions('add', options, ['display-name', ...PRODUCT_IDS]);
  const urls: Partial<Record<ProductId, string>> = {};
  for (const id of PRODUCT_IDS) {
    const url = options[id];
    if (typeof url === 'string') urls[id] = url;
  }
  if (Object.keys(urls).length === 0) {
    throw new Error(`add takes at least one of ${PRODUCT_IDS.map((id) => `--${id}`).join(', ')}`);
  }
  return { kind: 'add' as const, name, displayName: String(options['display-name'] ?? name), urls };
}

function one(command: string, name: string | undefined, rest: readonly string[]): string {
  if (name === undefined || rest.length > 0) {
    throw new Error(`${command} takes the name of one organization`);
  }
  return name;
}

function refuseOptions(command: string, options: Options, taken: readonly string[]): void {
  const stranger = Object.keys(options).find((key) => !taken.includes(key));
  if (stranger !== undefined) throw new Error(`${command} does not take --${stranger}`);
}
