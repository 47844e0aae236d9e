import { parseArgs } from 'node:util';
import { isProductId, PRODUCT_IDS } from '../../policy/products.ts';
import type { RotationCommand } from '../keys/run-rotation.ts';
import type { Usages } from './describe-usage.ts';
import { COMMANDS, NOTES } from './usage.ts';

export type Command =
  | { kind: 'unlink'; environment: string | undefined; whom: string; key: string; yes: boolean }
  | {
      kind: 'release';
      environment: string | undefined;
      email: string;
      organization: string;
      yes: boolean;
    }
  | { kind: 'sweep'; environment: string | undefined; dryRun: boolean; json: boolean }
  | { kind: 'sweep_limits'; environment: string | undefined; dryRun: boolean; json: boolean }
  | { kind: 'code'; written: string; json: boolean }
  | {
      kind: 'diagnose';
      environment: string | undefined;
      whom: string;
      organization: string | undefined;
      /** Unix milliseconds. */
      at: number | null;
      code: string | undefined;
      json: boolean;
    }
  | { kind: 'unblock'; environment: string | undefined; identifier: string }
  | {
      kind: 'sweep_blocks';
      environment: string | undefined;
      olderThanMs: number;
      lookBackMs: number;
      dryRun: boolean;
      json: boolean;
    }
  | ({ kind: 'rotate_keys' } & RotationCommand)
  /** Of one command, or of all. */
  | { kind: 'help'; command: string | undefined };

export const USAGES: Usages = { script: 'support', commands: COMMANDS, notes: NOTES };

const options = {
  env: { type: 'string' },
  yes: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'older-than': { type: 'string' },
  'look-back': { type: 'string' },
  organization: { type: 'string' },
  at: { type: 'string' },
  code: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Parsed = ReturnType<typeof parse>;
type Values = Parsed['values'];
type Name = keyof typeof COMMANDS;

/** Reads the command line. Throws, naming what is wrong, on whatever no command takes. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  const command = Object.keys(COMMANDS).find((one): one is Name => one === name);
  if (values.help || name === undefined) return { kind: 'help', command };
  if (command === undefined) throw new Error(`there is no command ${name}`);
  refuseOthers(command, values);
  switch (command) {
    case 'unlink':
      return readUnlink(rest, values);
    case 'release':
      return readRelease(rest, values);
    case 'sweep-unconfirmed':
      return { kind: 'sweep', ...readSweep(command, rest, values) };
    case 'sweep-limits':
      return { kind: 'sweep_limits', ...readSweep(command, rest, values) };
    case 'unblock': {
      const [identifier, ...more] = rest;
      if (identifier === undefined || identifier.trim() === '' || more.length > 0) {
        throw new Error('unblock takes an email, or the username that is typed');
      }
      return { kind: 'unblock', environment: values.env, identifier };
    }
    case 'diagnose':
      return readDiagnose(rest, values);
    case 'code':
      return readCode(rest, values);
    case 'sweep-blocks':
      return readSweepBlocks(rest, values);
    case 'rotate-keys':
      return readRotation(rest, values);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

function readDiagnose(rest: string[], values: Values): Command {
  const [whom, ...more] = rest;
  if (whom === undefined || whom.trim() === '' || more.length > 0) {
    throw new Error('diagnose takes an email or a user id');
  }
  const { env: environment, organization, code, json } = values;
  const at = values.at === undefined ? null : readMoment(values.at);
  return { kind: 'diagnose', environment, whom: whom.trim(), organization, at, code, json };
}

function readCode(rest: string[], values: Values): Command {
  if (rest.length === 0) throw new Error('code takes a short code, AK-396, or a reason id');
  return { kind: 'code', written: rest.join(' '), json: values.json };
}

function readUnlink(rest: string[], values: Values): Command {
  const [whom, key, ...more] = rest;
  if (whom === undefined || key === undefined || more.length > 0) {
    throw new Error('unlink takes an email or a user id, and a product account key');
  }
  return { kind: 'unlink', environment: values.env, whom, key, yes: values.yes };
}

function readRelease(rest: string[], values: Values): Command {
  const [email, ...more] = rest;
  const { env: environment, organization, yes } = values;
  if (email === undefined || organization === undefined || more.length > 0) {
    throw new Error('release takes an email and --organization <name>');
  }
  return { kind: 'release', environment, email, organization, yes };
}

function readSweep(name: string, rest: string[], values: Values) {
  if (rest.length > 0) throw new Error(`${name} takes --dry-run and --json`);
  const { env: environment, 'dry-run': dryRun, json } = values;
  return { environment, dryRun, json };
}

function readRotation(rest: string[], values: Values): Command {
  const [product, ...more] = rest;
  if (more.length > 0 || (product !== undefined && !isProductId(product)))
    throw new Error(`rotate-keys takes one product, or none for all: ${PRODUCT_IDS.join(', ')}`);
  const { env: environment, 'dry-run': dryRun, json } = values;
  if (environment === undefined)
    throw new Error('rotate-keys takes --env <name>: the keys live in the file of an environment');
  return { kind: 'rotate_keys', environment, product: product ?? null, dryRun, json };
}

function readSweepBlocks(rest: string[], values: Values): Command {
  if (rest.length > 0) throw new Error('sweep-blocks takes options alone');
  const { env: environment, 'dry-run': dryRun, json } = values;
  const olderThanMs = readTime('--older-than', values['older-than']);
  const lookBackMs = readTime('--look-back', values['look-back'] ?? '1d');
  // The limits of a day are judged by what was read.
  if (lookBackMs < DAY_MS) throw new Error('--look-back takes 1d or more');
  if (lookBackMs <= olderThanMs) throw new Error('--look-back must be longer than --older-than');
  return { kind: 'sweep_blocks', environment, olderThanMs, lookBackMs, dryRun, json };
}

function refuseOthers(command: Name, values: Values): void {
  const taken: readonly string[] = COMMANDS[command].takes;
  const given = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  const stranger = given.find(([option]) => !taken.includes(option));
  if (stranger !== undefined) throw new Error(`${command} does not take --${stranger[0]}`);
}

/** `2026-11-21 22:52:10 UTC`, as error pages show it, or ISO 8601; UTC where nothing else is said. In Unix milliseconds. */
function readMoment(text: string): number {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:\d\d)?$/.exec(
      text.trim(),
    ) ?? [];
  const at = Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  if (Number.isNaN(at)) throw new Error('--at is a time like "2026-11-21 22:52:10 UTC"');
  return at;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTES = { m: 1, h: 60, d: 24 * 60 } as const;

/** `5m`, `2h`, `1d` in milliseconds. */
function readTime(option: string, text: string | undefined): number {
  const [, number, unit] = text?.match(/^([1-9]\d{0,3})([mhd])$/) ?? [];
  if (number === undefined) throw new Error(`${option} is a time like 5m, 2h or 1d`);
  return Number(number) * MINUTES[unit as keyof typeof MINUTES] * 60_000;
}
