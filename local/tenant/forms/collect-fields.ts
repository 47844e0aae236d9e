import type { Json, JsonObject } from '../store/types.ts';
import { type Field, fieldsOf, type StepNode } from './definition.ts';
import type { ErrorKey } from './form-rules.ts';

/** What the browser posted, by name; nothing in it is trusted. */
export type Posted = Record<string, string>;

/** Field id -> what is wrong with it. */
export type FieldErrors = Record<string, ErrorKey>;

export type Collected =
  | { kind: 'valid'; values: JsonObject; left: string[] }
  | { kind: 'invalid'; errors: FieldErrors };

// As browsers judge `type=email`.
const emailAddress =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** Reads and validates the fields of one step; `left` are those left empty. Names that are no fields of it are ignored. */
export function collectFields(step: StepNode, posted: Posted): Collected {
  const values: JsonObject = {};
  const errors: FieldErrors = {};
  const left: string[] = [];
  for (const field of fieldsOf(step)) {
    const value = readField(field, posted);
    const error = findProblem(field, value);
    if (error !== undefined) errors[field.id] = error;
    if (value === undefined) left.push(field.id);
    else values[field.id] = value;
  }
  return Object.keys(errors).length > 0
    ? { kind: 'invalid', errors }
    : { kind: 'valid', values, left };
}

/** The value in the field's own type; `undefined` where nothing was entered. */
export function readField(field: Field, posted: Posted): Json | undefined {
  const text = Object.hasOwn(posted, field.id) ? (posted[field.id] ?? '') : '';
  switch (field.type) {
    case 'LEGAL':
      return text === 'true';
    case 'BOOLEAN':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'EMAIL':
      return text.trim() || undefined;
    case 'TEXT':
    case 'PASSWORD':
      return text || undefined;
  }
}

function findProblem(field: Field, value: Json | undefined): ErrorKey | undefined {
  if (isMissing(field, value)) {
    if (!field.required) return undefined;
    return field.type === 'LEGAL' ? 'ERR_ACCEPTANCE_REQUIRED' : 'ERR_REQUIRED_PROPERTY';
  }
  switch (field.type) {
    case 'EMAIL':
      return emailAddress.test(String(value)) ? undefined : 'ERR_EMAIL_EXPECTED';
    case 'TEXT':
    case 'PASSWORD': {
      const { length } = String(value);
      const { min_length = 0, max_length = Number.POSITIVE_INFINITY } = field.config ?? {};
      if (length < min_length) return 'ERR_TOO_SHORT_STRING';
      return length > max_length ? 'ERR_TOO_LONG_STRING' : undefined;
    }
    default:
      return undefined;
  }
}

function isMissing(field: Field, value: Json | undefined): boolean {
  if (field.type === 'LEGAL') return value !== true;
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
