import type { JsonObject } from '../store/types.ts';
import { type Answer, done, type QueryRule } from './operation.ts';

const bool = { pattern: /^(true|false)$/ };

/** Query rules of a list by pages that always says its total, as Actions and their bindings are listed. */
export const namedPageRules: Record<string, QueryRule> = {
  page: { pattern: /^\d+$/ },
  per_page: { pattern: /^(\d{1,2}|100)$/ },
};

/** Query rules of a list by pages, Auth0's older way. */
export const pageRules: Record<string, QueryRule> = { ...namedPageRules, include_totals: bool };

/** Query rules of a list by checkpoints: `take` and `from`. */
export const checkpointRules: Record<string, QueryRule> = {
  from: {},
  take: { pattern: /^([1-9]\d?|100)$/ },
};

/** Query rules of an answer of which only some fields may be wanted. */
export const fieldRules: Record<string, QueryRule> = { fields: {}, include_fields: bool };

/**
 * One page of `all` under `key`: by `take` and `from` where one of them is asked for, else by `page` and `per_page`. A page
 * after the last one is empty: Deploy CLI goes on asking until it is.
 */
export function answerPage(
  all: readonly JsonObject[],
  key: string,
  query: Record<string, string>,
): Answer {
  if (query.take !== undefined || query.from !== undefined) return answerTake(all, key, query);
  const limit = Number(query.per_page ?? 50);
  const start = Number(query.page ?? 0) * limit;
  const items = all.slice(start, start + limit);
  if (query.include_totals !== 'true') return done(items);
  return done({ start, limit, length: items.length, total: all.length, [key]: items });
}

/** The same as an object in any case, as Actions, forms and flows answer. */
export function answerNamedPage(
  all: readonly JsonObject[],
  key: string,
  query: Record<string, string>,
): Answer {
  const perPage = Number(query.per_page ?? 50);
  const page = Number(query.page ?? 0);
  const items = all.slice(page * perPage, (page + 1) * perPage);
  return done({
    [key]: items,
    per_page: perPage,
    ...(page > 0 && { page }),
    ...(all.length > 0 && { total: all.length }),
  });
}

function answerTake(
  all: readonly JsonObject[],
  key: string,
  { take = '50', from }: Record<string, string>,
): Answer {
  const start = from === undefined ? 0 : all.findIndex(({ id }) => id === from);
  const end = start + Number(take);
  const next = all[end]?.id;
  return done({
    [key]: start < 0 ? [] : all.slice(start, end),
    ...(start >= 0 && next !== undefined && { next }),
  });
}
