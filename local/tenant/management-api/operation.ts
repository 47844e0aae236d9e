import type { Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { Refusal } from './refusal.ts';

/** One operation of the Management API: what it may be called with, and what it does. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v2, with `:name` for a path parameter. */
  path: string;
  /** What the tenant log calls it. */
  description: string;
  /** A token needs one of these. */
  scopes: string[];
  query?: Record<string, QueryRule>;
  body?: Record<string, BodyRule>;
  /** The body is a form with files (multipart/form-data), and every part of it text. */
  form?: boolean;
  /** In place of `body`: any keys are taken, with such values. */
  values?: BodyRule;
  /** In place of `body`: the body is a list of these. */
  list?: BodyRule;
  run(tenant: Tenant, request: OperationRequest): Answer | Promise<Answer>;
}

export interface OperationRequest {
  /** Path parameters, decoded. */
  path: Record<string, string>;
  query: Record<string, string>;
  body: JsonObject;
  /** The body of an operation that takes a list. */
  list: Json[];
  /** What the caller's token holds: some answers show more to some. */
  scopes: readonly string[];
}

export type Answer = { kind: 'done'; status: DoneStatus; body: Json } | { kind: 'empty' } | Refusal;

type DoneStatus = 200 | 201 | 202;

export interface QueryRule {
  required?: boolean;
  /** The whole value must match; anything goes without one. */
  pattern?: RegExp;
}

export interface BodyRule {
  required?: boolean;
  type: 'string' | 'boolean' | 'object' | 'array' | 'integer' | 'number' | 'any';
  nullable?: boolean;
  minLength?: number;
  maxLength?: number;
  format?: { name: string; pattern: RegExp };
  /** The texts that are taken; any without it. */
  choices?: readonly string[];
  minimum?: number;
  maximum?: number;
  /** The keys of an object; any are taken without it. */
  properties?: Record<string, BodyRule>;
  /** What every value of an object must be. */
  values?: BodyRule;
  /** What every item of an array must be. */
  items?: BodyRule;
}

export function done(body: Json, status: DoneStatus = 200): Answer {
  return { kind: 'done', status, body };
}
