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
export function checkBody(operation: Operation, body: Json): Refusal | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return invalidBody(`Expected type object but found type ${typeName(body)}`);
  }
  const message = checkProperties(body, operation.body ?? {});
  return message === null ? null : invalidBody(message);
}

function checkProperties(body: JsonObject, rules: Record<string, BodyRule>): string | null {
  const unknown = Object.keys(body).filter((key) => !Object.hasOwn(rules, key));
  if (unknown.length > 0) return `Additional properties not allowed: ${unknown.join(',')}`;
  for (const [key, rule] of Object.entries(rules)) {
    const message = checkProperty(body, key, rule);
    if (message !== null) return message;
  }
  return null;
}

function checkProperty(body: JsonObject, key: string, rule: BodyRule): string | null {
  const value = body[key];
  if (value === undefined) return rule.required ? `Missing required property: ${key}` : null;
  if (value === null && rule.nullable) return null;
  const found = Number.isInteger(value) ? 'integer' : typeName(value);
  if (found !== rule.type) {
    return `Expected type ${rule.type} but found type ${found} on property ${key}`;
  }
  if (typeof value === 'string') return checkText(value, key, rule);
  if (typeof value === 'number') return checkNumber(value, key, rule);
  return rule.properties ? checkProperties(Object(value), rule.properties) : null;
}

function checkNumber(value: number, key: string, { minimum }: BodyRule): string | null {
  return minimum !== undefined && value < minimum
    ? `Value ${value} is less than minimum ${minimum} on property ${key}`
    : null;
}

function checkText(value: string, key: string, rule: BodyRule): string | null {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format } = rule;
  const length = [...value].length;
  if (length < minLength) {
    return `String is too short (${length} chars), minimum ${minLength} on property ${key}`;
  }
  if (length > maxLength) {
    return `String is too long (${length} chars), maximum ${maxLength} on property ${key}`;
  }
  return format && !format.pattern.test(value)
    ? `Object didn't pass validation for format ${format.name} on property ${key}`
    : null;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
