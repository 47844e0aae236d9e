import type { Command } from './protocol.ts';
import type { Execution } from './types.ts';

/** The text without any of the values. Switches stay: masking every `true` would hide the rest and protect nothing. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4 && secret !== 'true' && secret !== 'false')
    .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

/** What the console shows of a command: neither secrets, nor what a form keeps on the server, nor cached values. */
export function maskCommand(
  command: Command,
  secrets: readonly string[],
): Execution['commands'][number] {
  return { call: command.call, args: hideServerSide(command).map((one) => maskDeep(one, secrets)) };
}

function hideServerSide(command: Command): unknown[] {
  switch (command.call) {
    case 'prompt.render': {
      const [formId, { fields, vars }] = command.args;
      return [formId, { fields, vars: hideValues(vars) }];
    }
    case 'cache.set':
      return [command.args[0], { ...command.args[1], value: '***' }];
    default:
      return command.args;
  }
}

function hideValues(vars: object): Record<string, string> {
  return Object.fromEntries(Object.keys(vars).map((key) => [key, '***']));
}

function maskDeep(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, maskDeep(one, secrets)]),
  );
}
