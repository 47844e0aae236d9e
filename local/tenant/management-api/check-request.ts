import type { Json, JsonObject } from '../store/types.ts';
import type { BodyRule, Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

/** The first thing wrong with the query, or null. */
export function checkQuery(operation: Operation, query: Record<string, string>): Refusal | null {
  const rules = operation.query ?? {};
  const invalid = (message: string) =>
    refusal(400, `Query validation error: '${message}'.`, 'invalid_query_string');
  const unknown = Object.keys(query).filter((key) => !Object.hasOwn(rules, key));
  if (unknown.length > 0) return invalid(`Additional properties not allowed: ${unknown.join(',')}`);
  for (const [key, rule] of Object.entries(rules)) {
    const value = query[key];
    if (value === undefined && rule.required) return invalid(`Missing required property: ${key}`);
    if (value !== undefined && rule.pattern && !rule.pattern.test(value)) {
      return invalid(`Invalid value "${value}" on property ${key}`);
    }
  }
  return null;
}

/** The first thing wrong with the body, or null. The texts never repeat a value: it may be a password. */
export function checkBody(
  operation: Pick<Operation, 'body' | 'list' | 'values'>,
  body: Json,
): Refusal | null {
  const message = checkValue(body, ruleOf(operation), '');
  return message === null ? null : invalidBody(message);
}

function ruleOf({ list, values, body = {} }: Parameters<typeof checkBody>[0]): BodyRule {
  if (list) return { type: 'array', items: list };
  return values ? { type: 'object', values } : { type: 'object', properties: body };
}

function checkValue(value: Json, rule: BodyRule, path: string): string | null {
  if (value === null && rule.nullable) return null;
  const at = path === '' ? '' : ` on property ${path}`;
  const found = typeName(value);
  if (!isOfType(value, rule.type)) {
    return `Expected type ${rule.type} but found type ${found}${at}`;
  }
  if (typeof value === 'string') return checkText(value, rule, at);
  if (typeof value === 'number') return checkNumber(value, rule, at);
  if (Array.isArray(value)) return checkItems(value, rule, path);
  return typeof value === 'object' && value !== null ? checkKeys(value, rule, path) : null;
}

function checkKeys(value: JsonObject, rule: BodyRule, path: string): string | null {
  const inside = (key: string) => (path === '' ? key : `${path}.${key}`);
  const known = rule.properties ?? {};
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(known, key));
  if (rule.properties && unknown.length > 0) {
    const at = path === '' ? '' : ` on property ${path}`;
    return `Additional properties not allowed: ${unknown.join(',')}${at}`;
  }
  const missing = Object.keys(known).find(
    (key) => known[key]?.required && value[key] === undefined,
  );
  if (missing !== undefined) return `Missing required property: ${inside(missing)}`;
  for (const [key, one] of Object.entries(value)) {
    const message = checkValue(one, known[key] ?? rule.values ?? { type: 'any' }, inside(key));
    if (message !== null) return message;
  }
  return null;
}

function checkItems(value: Json[], { items }: BodyRule, path: string): string | null {
  if (!items) return null;
  for (const [index, item] of value.entries()) {
    const message = checkValue(item, items, `${path}[${index}]`);
    if (message !== null) return message;
  }
  return null;
}

function checkText(value: string, rule: BodyRule, at: string): string | null {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format, choices } = rule;
  const length = [...value].length;
  if (length < minLength) {
    return `String is too short (${length} chars), minimum ${minLength}${at}`;
  }
  if (length > maxLength) {
    return `String is too long (${length} chars), maximum ${maxLength}${at}`;
  }
  if (choices && !choices.includes(value)) return `No enum match${at}`;
  return format && !format.pattern.test(value)
    ? `Object didn't pass validation for format ${format.name}${at}`
    : null;
}

function checkNumber(value: number, { minimum, maximum }: BodyRule, at: string): string | null {
  if (minimum !== undefined && value < minimum) {
    return `Value ${value} is less than minimum ${minimum}${at}`;
  }
  return maximum !== undefined && value > maximum
    ? `Value ${value} is greater than maximum ${maximum}${at}`
    : null;
}

function isOfType(value: Json, type: BodyRule['type']): boolean {
  if (type === 'any') return true;
  if (type === 'integer') return Number.isInteger(value);
  return typeName(value) === type;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
