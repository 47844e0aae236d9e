import type { JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { fieldRules } from './list-page.ts';
import {
  type Answer,
  type BodyRule,
  done,
  type Operation,
  type OperationRequest,
  type QueryRule,
} from './operation.ts';
import type { Refusal } from './refusal.ts';
import { selectFields } from './select-fields.ts';

export type Created<T> = { kind: 'created'; item: T } | Refusal;

/** A sort of thing of which a tenant has a list, each with an id. */
interface Resource<T> {
  /** Below /api/v2: `/forms`. */
  path: string;
  /** What the tenant log calls one: `form`. */
  noun: string;
  /** The second half of its scopes: `forms`. */
  scope: string;
  items(tenant: Tenant): T[];
  /** What every tenant has: listed first, never changed. */
  builtIn?(tenant: Tenant): T[];
  idOf(item: T): string;
  /** As the API answers it. */
  describe(tenant: Tenant, item: T, request: OperationRequest): JsonObject;
  query: Record<string, QueryRule>;
  /** The query of one item; `fields` and `include_fields` without it. */
  itemQuery?: Record<string, QueryRule>;
  selects?(item: T, query: Record<string, string>): boolean;
  answerList(all: JsonObject[], query: Record<string, string>): Answer;
  fields: Record<string, BodyRule>;
  changes: Record<string, BodyRule>;
  create(tenant: Tenant, body: JsonObject): Created<T>;
  /** Status of an answer to a creation. */
  createdStatus?: 200 | 201;
  /** Changes `item`, or says why not and leaves it as it was. */
  update(tenant: Tenant, item: T, body: JsonObject): Refusal | null;
  /** What keeps it from being deleted. */
  keeps?(item: T): Refusal | null;
  /** Answer to a deletion; 204 without it. */
  deleted?: JsonObject;
  /** What else goes with it. */
  removed?(tenant: Tenant, item: T): void;
  missing: Refusal;
}

/** The five operations that every such resource has: list, get, create, change, delete. */
export function describeResource<T>(resource: Resource<T>): Operation[] {
  const { path, noun, scope, fields, changes, missing, describe, idOf, items } = resource;
  const find = (tenant: Tenant, id: string | undefined) =>
    items(tenant).find((item) => idOf(item) === id);
  return [
    {
      method: 'GET',
      path,
      description: `Get all of: ${noun}`,
      scopes: [`read:${scope}`],
      query: resource.query,
      run: (tenant, request) => {
        const wanted = [...(resource.builtIn?.(tenant) ?? []), ...items(tenant)].filter(
          (item) => resource.selects?.(item, request.query) ?? true,
        );
        const all = wanted.map((item) =>
          selectFields(describe(tenant, item, request), request.query),
        );
        return resource.answerList(all, request.query);
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      description: `Get a ${noun}`,
      scopes: [`read:${scope}`],
      query: resource.itemQuery ?? fieldRules,
      run: (tenant, request) => {
        const item = find(tenant, request.path.id);
        return item ? done(selectFields(describe(tenant, item, request), request.query)) : missing;
      },
    },
    {
      method: 'POST',
      path,
      description: `Create a ${noun}`,
      scopes: [`create:${scope}`],
      body: fields,
      run: (tenant, request) => {
        const creation = resource.create(tenant, request.body);
        if (creation.kind === 'refused') return creation;
        items(tenant).push(creation.item);
        return done(describe(tenant, creation.item, request), resource.createdStatus ?? 201);
      },
    },
    {
      method: 'PATCH',
      path: `${path}/:id`,
      description: `Update a ${noun}`,
      scopes: [`update:${scope}`],
      body: changes,
      run: (tenant, request) => {
        const item = find(tenant, request.path.id);
        if (!item) return missing;
        return resource.update(tenant, item, request.body) ?? done(describe(tenant, item, request));
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      description: `Delete a ${noun}`,
      scopes: [`delete:${scope}`],
      query: { force: { pattern: /^(true|false)$/ } },
      run: (tenant, { path: { id } }) => {
        const item = find(tenant, id);
        if (!item) return missing;
        const kept = resource.keeps?.(item);
        if (kept) return kept;
        items(tenant).splice(items(tenant).indexOf(item), 1);
        resource.removed?.(tenant, item);
        return resource.deleted ? done(resource.deleted) : { kind: 'empty' };
      },
    },
  ];
}
