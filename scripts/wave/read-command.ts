import { parseArgs } from 'node:util';
import type { WavePlan } from './limits.ts';
import type { Way } from './measure-paths.ts';

/** What the engineer knows of the wave. Shares are parts of 1. */
export interface WaveOptions {
  users: number;
  plan: WavePlan;
  /** One round trip to a product, in milliseconds. */
  latencyMs: number;
  /** People whose organizations are turned on each working day. */
  perDay: number;
  /** Who signs in on a working day. */
  share: number;
  /** By hour of the day, UTC. */
  weights: number[];
  shares: Record<Way, number>;
  callsPerSecond: number | undefined;
  json: boolean;
}

export type Command = { kind: 'help' } | { kind: 'check' } | { kind: 'wave'; options: WaveOptions };

export const USAGE = `npm run wave -- [options]      how long a migration takes, and which limit of Auth0's holds it up
    --users 1000000            people who have not come over
    --plan enterprise          or enterprise-non-production, essentials, free
    --latency 300              one round trip to a product, in milliseconds
    --per-day <users>          people whose organizations are turned on each working day; without it everybody on the first
    --daily 50                 of a hundred people, how many sign in on a working day
    --hours 8-18               the hours in which they do, UTC
    --rush 20                  of a hundred who come on a day, how many come in the first of these hours
    --two 20                   of a hundred: have an account in the other product too, with the same address
    --other-address 5          ... type another address
    --forgot 10                ... forgot the password and reset it
    --weak 10                  ... have a password below the policy
    --calls-per-second <n>     of the Management API, in place of what the plan allows: what to buy
    --json                     the same with every hour
npm run wave -- --check        lets people come at once into a local tenant and compares with the model`;

const PLANS: readonly string[] = ['free', 'essentials', 'enterprise', 'enterprise-non-production'];

/** Reads the command line. Throws, naming what is wrong. */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      users: { type: 'string', default: '1000000' },
      plan: { type: 'string', default: 'enterprise' },
      latency: { type: 'string', default: '300' },
      'per-day': { type: 'string' },
      daily: { type: 'string', default: '50' },
      hours: { type: 'string', default: '8-18' },
      rush: { type: 'string', default: '20' },
      two: { type: 'string', default: '20' },
      'other-address': { type: 'string', default: '5' },
      forgot: { type: 'string', default: '10' },
      weak: { type: 'string', default: '10' },
      'calls-per-second': { type: 'string' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.check) return { kind: 'check' };
  if (!isPlan(values.plan)) throw new Error(`--plan takes ${PLANS.join(', ')}`);
  const users = readWhole('users', values.users);
  const perDay = values['per-day'];
  const calls = values['calls-per-second'];
  return {
    kind: 'wave',
    options: {
      users,
      plan: values.plan,
      latencyMs: readNumber('latency', values.latency),
      perDay: perDay === undefined ? users : readWhole('per-day', perDay),
      share: readShare('daily', values.daily),
      weights: readHours(values.hours, readShare('rush', values.rush)),
      shares: readShares({
        two: readShare('two', values.two),
        other: readShare('other-address', values['other-address']),
        forgot: readShare('forgot', values.forgot),
        weak: readShare('weak', values.weak),
      }),
      callsPerSecond: calls === undefined ? undefined : readWhole('calls-per-second', calls),
      json: values.json,
    },
  };
}

function isPlan(text: string): text is WavePlan {
  return PLANS.includes(text);
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0))
    throw new Error(`--${name} takes a number, not ${text}`);
  return number;
}

function readWhole(name: string, text: string): number {
  const number = readNumber(name, text);
  if (!Number.isInteger(number) || number === 0) throw new Error(`--${name} takes 1, 2, 3, ...`);
  return number;
}

function readShare(name: string, text: string): number {
  const number = readNumber(name, text);
  if (number > 100) throw new Error(`--${name} is of a hundred`);
  return number / 100;
}

function readShares(given: Omit<Record<Way, number>, 'plain'>): Record<Way, number> {
  const sum = Object.values(given).reduce((total, one) => total + one, 0);
  if (sum > 1)
    throw new Error('--two, --other-address, --forgot and --weak are more than a hundred');
  return { plain: 1 - sum, ...given };
}

/** The rush in the first hour, the others alike. */
function readHours(text: string, rush: number): number[] {
  const [from = Number.NaN, to = Number.NaN] = text.split('-').map(Number);
  const isRange =
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 24;
  if (!isRange) throw new Error('--hours takes two hours of a day, 8-18');
  const others = to - from - 1;
  return Array.from({ length: 24 }, (_, hour) => {
    if (hour < from || hour >= to) return 0;
    if (others === 0) return 1;
    return hour === from ? rush : (1 - rush) / others;
  });
}
