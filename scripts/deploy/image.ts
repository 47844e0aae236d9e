import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { holderAt, isObject } from '../build/build.ts';

/** One thing of a tenant, as Deploy CLI's directory describes it: names where the tenant has ids. */
export interface Resource {
  /** Asset type in Deploy CLI's words. */
  type: string;
  /** What it is found by: a name, a template, a grant's application and audience. */
  name: string;
  /** Without what the tenant never tells again. */
  value: Json;
  /** What the tenant never tells again: secrets and what stands beside them. */
  hidden: Json;
}

/** How the assets of one type become resources; the list is everything that we deploy, organizations apart. */
interface TypeRule {
  name: (one: JsonObject) => string;
  /** Dotted paths of what Auth0 takes and never gives back. */
  hidden?: readonly string[];
}

const byName: TypeRule = { name: (one) => String(one.name) };

/** Lists of Deploy CLI's assets, by what their members are found. */
const LISTS: Record<string, TypeRule> = {
  clients: byName,
  clientGrants: { name: ({ client_id, audience }) => `${client_id} at ${audience}` },
  resourceServers: { name: (one) => String(one.identifier) },
  databases: { ...byName, hidden: ['options.configuration'] },
  flowVaultConnections: { ...byName, hidden: ['setup'] },
  flows: byName,
  forms: byName,
  actions: { ...byName, hidden: ['secrets'] },
  emailTemplates: { name: (one) => String(one.template) },
  logStreams: byName,
  pages: byName,
  themes: { name: () => 'theme' },
};

/** Assets of which a tenant has one. */
const SINGLES: Record<string, { hidden?: readonly string[] }> = {
  emailProvider: { hidden: ['credentials.smtp_user', 'credentials.smtp_pass'] },
  branding: {},
  tenant: {},
};

/** Assets that are objects of independent parts. */
const MAPS = ['triggers', 'attackProtection'] as const;

/** The asset types that we deploy with Deploy CLI. */
export const TYPES: readonly string[] = [
  ...Object.keys(LISTS),
  ...Object.keys(SINGLES),
  ...MAPS,
  'prompts',
];

/** Dotted paths of what Auth0 takes in a resource of this type and never gives back. */
export function hiddenPaths(type: string): readonly string[] {
  return (LISTS[type] ?? SINGLES[type])?.hidden ?? [];
}

/** Takes Deploy CLI's assets apart into resources that can be compared one by one. */
export function takeImage(assets: JsonObject): Resource[] {
  return [
    ...Object.entries(LISTS).flatMap(([type, rule]) =>
      listOf(assets[type]).map((one) => take(type, rule.name(one), one, rule.hidden)),
    ),
    ...Object.entries(SINGLES).flatMap(([type, { hidden }]) =>
      isObject(assets[type]) ? [take(type, type, assets[type], hidden)] : [],
    ),
    ...MAPS.flatMap((type) =>
      entriesOf(assets[type]).map(([name, value]) => take(type, name, value, [])),
    ),
    ...takePrompts(assets.prompts),
  ];
}

/** The settings of all prompts, then the texts of each language and prompt. */
function takePrompts(prompts: Json | undefined): Resource[] {
  if (!isObject(prompts)) return [];
  const { customText, partials: _, screenRenderers: __, ...settings } = prompts;
  return [
    take('prompts', 'settings', settings, []),
    ...entriesOf(customText).flatMap(([language, texts]) =>
      entriesOf(texts)
        .filter(([, value]) => entriesOf(value).length > 0)
        .map(([prompt, value]) => take('prompts', `${language} ${prompt}`, value, [])),
    ),
  ];
}

function take(type: string, name: string, value: Json, paths: readonly string[] = []): Resource {
  const copy = structuredClone(value);
  const hidden: JsonObject = {};
  for (const path of paths) {
    const place = holderAt(copy, path);
    if (place === null) continue;
    const { holder, key } = place;
    if (holder[key] === undefined) continue;
    hidden[path] = holder[key];
    // The names of secrets can be read; only their values cannot.
    if (path === 'secrets') holder[key] = namesOf(holder[key]);
    else delete holder[key];
  }
  return { type, name, value: copy, hidden };
}

function namesOf(secrets: Json): Json {
  return listOf(secrets)
    .map(({ name }) => String(name))
    .sort();
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value)
    ? Object.entries(value).filter((one): one is [string, Json] => one[1] !== undefined)
    : [];
}
