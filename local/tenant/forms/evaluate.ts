import type { Json, JsonObject } from '../store/types.ts';
import { escapeHtml } from '../universal-login/markup.ts';
import type { Value } from './definition.ts';
import { helperFunctions, writeText } from './functions.ts';
import { type Expression, parseTemplate, type TemplatePart } from './template.ts';

/** What a template can see. `fields` come from the browser, `vars` never leave the server unless a component names them. */
export interface Scope {
  context: JsonObject;
  fields: JsonObject;
  vars: JsonObject;
  actions: JsonObject;
  /** Seconds until a RESEND_BUTTON may be pressed again, in its waiting text alone. */
  remaining_seconds?: number;
  now(): number;
  /** The form's custom message in the language of the page. */
  message(key: string): string | undefined;
}

/** Resolves the templates in every string of a value; a string that is one expression keeps the type of its value.
 * Keys without a value are left out. Throws on a malformed template: `checkForms` refuses those. */
export function resolve(value: Json, scope: Scope): Value {
  if (typeof value === 'string') return resolveText(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope) ?? null);
  if (value === null || typeof value !== 'object') return value;
  return resolveObject(value, scope);
}

/** As `resolve`, for the parameters of an action. */
export function resolveObject(value: JsonObject, scope: Scope): JsonObject {
  const pairs = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const resolved = resolve(item, scope);
    return resolved === undefined ? [] : [[key, resolved]];
  });
  return Object.fromEntries(pairs);
}

/** The template as plain text. */
export function fillText(source: string, scope: Scope): string {
  return fill(source, scope, (value) => value);
}

/** The template as HTML: its own markup stays, every value is escaped. */
export function fillHtml(source: string, scope: Scope): string {
  return fill(source, scope, escapeHtml);
}

function fill(source: string, scope: Scope, protect: (value: string) => string): string {
  const pieces = readParts(source).map((part) =>
    part.kind === 'literal' ? part.text : protect(writeText(evaluate(part.expression, scope))),
  );
  return pieces.join('');
}

function resolveText(source: string, scope: Scope): Value {
  const parts = readParts(source);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'expression') return evaluate(only.expression, scope);
  return fillText(source, scope);
}

function readParts(source: string): TemplatePart[] {
  const template = parseTemplate(source);
  if (template.kind === 'malformed') throw new Error(`malformed template: ${template.message}`);
  return template.parts;
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope) ?? null);
    case 'fallback':
      return evaluate(expression.first, scope) ?? evaluate(expression.second, scope);
    case 'path':
      return follow(readRoot(expression.root, scope), expression.keys);
    case 'call': {
      const args = expression.args.map((argument) => evaluate(argument, scope));
      if (expression.name === 't') return scope.message(writeText(args[0]));
      const helper = own(helperFunctions, expression.name);
      return helper?.(scope.now(), ...args);
    }
  }
}

function readRoot(root: string, scope: Scope): Value {
  switch (root) {
    case 'context':
    case 'fields':
    case 'vars':
    case 'actions':
      return scope[root];
    case 'remaining_seconds':
      return scope.remaining_seconds;
    default:
      return undefined;
  }
}

function follow(value: Value, keys: string[]): Value {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Array.isArray(found) ? found[Number(key)] : own(found, key);
  }
  return found;
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
