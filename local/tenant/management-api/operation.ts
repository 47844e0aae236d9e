import type { Json, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { Refusal } from './refusal.ts';

/** One operation of the Management API: what it may be called with, and what it does. */
export interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below /api/v2, with `:name` for a path parameter. */
  path: string;
  /** What the tenant log calls it. */
  description: string;
  /** A token needs one of these. */
  scopes: string[];
  query?: Record<string, QueryRule>;
  body?: Record<string, BodyRule>;
  run(tenant: Tenant, request: OperationRequest): Answer | Promise<Answer>;
}

export interface OperationRequest {
  /** Path parameters, decoded. */
  path: Record<string, string>;
  query: Record<string, string>;
  body: JsonObject;
}

export type Answer = { kind: 'done'; status: 200 | 201; body: Json } | { kind: 'empty' } | Refusal;

export interface QueryRule {
  required?: boolean;
  /** The whole value must match; anything goes without one. */
  pattern?: RegExp;
}

export interface BodyRule {
  required?: boolean;
  type: 'string' | 'boolean' | 'object' | 'integer';
  nullable?: boolean;
  /** Of an integer. */
  minimum?: number;
  /** Of an object that takes no others; anything goes without them. */
  properties?: Record<string, BodyRule>;
  minLength?: number;
  maxLength?: number;
  format?: { name: string; pattern: RegExp };
}

export function done(body: Json, status: 200 | 201 = 200): Answer {
  return { kind: 'done', status, body };
}
