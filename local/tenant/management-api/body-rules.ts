import type { BodyRule } from './operation.ts';

/** Short names for the rules of which bodies are made. */
export const text: BodyRule = { type: 'string' };
export const filled: BodyRule = { type: 'string', minLength: 1 };
export const flag: BodyRule = { type: 'boolean' };
export const whole: BodyRule = { type: 'integer' };
export const number: BodyRule = { type: 'number' };
export const anything: BodyRule = { type: 'any' };
export const texts: BodyRule = { type: 'array', items: text };

/** The provider of everybody who signs in with a database connection: the tenant has no other. */
export const provider: BodyRule = {
  type: 'string',
  format: { name: 'provider', pattern: /^auth0$/ },
};

export const connectionId: BodyRule = {
  type: 'string',
  format: { name: 'connection_id', pattern: /^con_[A-Za-z0-9]{16}$/ },
};

/**
 * An absolute address. Auth0 wants https in most of these places; this tenant also takes http on loopback, where the local
 * products listen.
 */
export const address: BodyRule = {
  type: 'string',
  format: {
    name: 'absolute-https-uri-or-empty',
    pattern: /^(https:\/\/[^\s<>]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s<>]*)?|)$/,
  },
};

export const color: BodyRule = {
  type: 'string',
  format: { name: 'html-color', pattern: /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{4}){1,2}$/ },
};

export function choice(...choices: string[]): BodyRule {
  return { type: 'string', choices };
}

export function object(properties: Record<string, BodyRule>): BodyRule {
  return { type: 'object', properties };
}

export function map(values: BodyRule): BodyRule {
  return { type: 'object', values };
}

export function list(items: BodyRule): BodyRule {
  return { type: 'array', items };
}

export function required(rule: BodyRule): BodyRule {
  return { ...rule, required: true };
}

export function orNull(rule: BodyRule): BodyRule {
  return { ...rule, nullable: true };
}

/** The same keys, none of which has to be there: what a PATCH takes. */
export function optional(rules: Record<string, BodyRule>): Record<string, BodyRule> {
  return Object.fromEntries(
    Object.entries(rules).map(([key, { required: _, ...rule }]) => [key, rule]),
  );
}
