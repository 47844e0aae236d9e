import { filters, Liquid } from 'liquidjs';
import type { JsonObject } from '../store/types.ts';
import { debugTag } from './debug-tag.ts';
import { supportedFilters, supportedTags } from './liquid-language.ts';

const engine = createEngine();

/**
 * Renders a mail's subject or body, or a page. Nothing is escaped unless the template says so, as at Auth0. Throws on a template
 * that Auth0 could not read, and on one that runs too long or grows too large. `now`: Unix milliseconds.
 */
export function renderLiquid(source: string, variables: JsonObject, now = Date.now()): string {
  return String(engine.parseAndRenderSync(source, variables, { globals: { [CLOCK]: now } }));
}

const CLOCK = ' clock';

function createEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    // Without this, `include` would read files of this machine.
    templates: {},
    timezoneOffset: 0,
    parseLimit: 200_000,
    renderLimit: 1_000,
    memoryLimit: 2_000_000,
  });
  liquid.registerTag('debug', debugTag);
  const date = filters.date as (this: unknown, ...values: unknown[]) => unknown;
  liquid.registerFilter('date', function (value, ...format) {
    const { [CLOCK]: now } = this.context.globals as { [CLOCK]?: number };
    return date.call(this, value === 'now' && now !== undefined ? new Date(now) : value, ...format);
  });
  for (const name of Object.keys(liquid.tags)) {
    if (!supportedTags.has(name)) delete liquid.tags[name];
  }
  for (const name of Object.keys(liquid.filters)) {
    if (!supportedFilters.has(name)) delete liquid.filters[name];
  }
  return liquid;
}
