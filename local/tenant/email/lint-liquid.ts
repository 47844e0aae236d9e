import { Liquid } from 'liquidjs';
import { debugTag } from './debug-tag.ts';
import { supportedFilters, supportedTags } from './liquid-language.ts';

const unwanted: Record<string, string> = {
  include: 'the tag "include" needs a second template, and an email has none',
  layout: 'the tag "layout" needs a second template, and an email has none',
  debug: 'the tag "debug" mails every variable to its reader: not for a deployed template',
};

/** What is wrong with an email's Liquid, one sentence each; empty when Auth0 takes it. */
export function lintLiquid(source: string): string[] {
  const engine = new Liquid({ catchAllErrors: true, templates: {} });
  engine.registerTag('debug', debugTag);
  engine.registerTag('ignored', { parse() {}, render() {} });
  // The parser looks every name up once: that tells what a template uses, wherever it stands.
  const tags = watchNames(engine, 'tags', engine.tags.ignored);
  const filters = watchNames(engine, 'filters', undefined);
  const broken = parseErrors(engine, source);
  return [...tagProblems(tags), ...filterProblems(filters), ...broken];
}

function watchNames(engine: Liquid, key: 'tags' | 'filters', unknown: unknown): Set<string> {
  const used = new Set<string>();
  const known: Record<string, unknown> = engine[key];
  const watched = new Proxy(known, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      used.add(name);
      return Object.hasOwn(target, name) ? target[name] : unknown;
    },
  });
  Object.defineProperty(engine, key, { value: watched });
  return used;
}

function tagProblems(used: Set<string>): string[] {
  return [...used].flatMap((name) => {
    if (!supportedTags.has(name)) return [`Auth0 does not support the tag "${name}"`];
    return unwanted[name] ?? [];
  });
}

function filterProblems(used: Set<string>): string[] {
  const unsupported = [...used].filter((name) => !supportedFilters.has(name));
  return unsupported.map((name) => `Auth0 does not support the filter "${name}"`);
}

function parseErrors(engine: Liquid, source: string): string[] {
  try {
    engine.parse(source);
    return [];
  } catch (error) {
    // With `catchAllErrors` every mistake of the template is in `errors`.
    const { errors = [error] } = error as { errors?: unknown[] };
    return errors.map((one) => (one as Error).message);
  }
}
