import type { Json, JsonObject } from '../../local/tenant/store/types.ts';

/** Something that Auth0, Deploy CLI or our own rules would refuse: where, and what to do about it. */
export interface Problem {
  file: string;
  /** Path inside the file, `options.customScripts.login`; empty for the file as a whole. */
  key: string;
  message: string;
}

/** A JSON file of the tree; `path` is relative to the repository. */
export interface JsonFile {
  path: string;
  value: Json;
  /** What `[[product_name]]` and its kind stand for, where a file speaks of one product. */
  words?: Record<string, string>;
}

/** What is written in the repository, as far as it is deployed. */
export interface Sources {
  root: string;
  json: JsonFile[];
  /** Mail bodies and pages, by path, with their texts. */
  html: Map<string, string>;
  /** Entry points: one per Action and per database script. */
  scripts: ScriptSource[];
  /** Exact versions that package.json asks for. */
  packages: Record<string, string>;
  /** Files that could not be read as JSON. */
  broken: Problem[];
}

export interface ScriptSource {
  kind: 'action' | 'database_script';
  /** `actions/confirm-email.ts` */
  path: string;
  /** `confirm-email`, `login`, `get_user` */
  name: string;
}

export interface CompiledScript extends ScriptSource {
  code: string;
  /** Names exported by the source file. */
  exports: string[];
  /** Modules that the code still requires when it runs. */
  imports: string[];
}

/** Everything a check may look at. */
export interface Build extends Sources {
  compiled: CompiledScript[];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path, `options.configuration`. */
export function at(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** The object that has the last key of a dotted path, and that key; null if there is no such object. */
export function holderAt(
  value: Json | undefined,
  path: string,
): { holder: JsonObject; key: string } | null {
  const keys = path.split('.');
  const key = keys.pop() ?? '';
  const holder = keys.length === 0 ? value : at(value, keys.join('.'));
  return isObject(holder) ? { holder, key } : null;
}

/** The keys of the object at a dotted path; none if there is no object. */
export function keysAt(value: Json | undefined, path: string): string[] {
  const inner = at(value, path);
  return isObject(inner) ? Object.keys(inner) : [];
}

/** The objects in the list at a dotted path; none if there is no list. */
export function objectsAt(value: Json | undefined, path: string): JsonObject[] {
  const inner = at(value, path);
  return Array.isArray(inner) ? inner.filter(isObject) : [];
}

/** The JSON files below a folder. */
export function filesIn({ json }: Sources, folder: string): JsonFile[] {
  return json.filter((file) => file.path.startsWith(`${folder}/`));
}

export function fileAt({ json }: Pick<Sources, 'json'>, path: string): JsonFile | undefined {
  return json.find((file) => file.path === path);
}

/** The `name` of every resource in a folder. */
export function namesIn(sources: Sources, folder: string): string[] {
  return filesIn(sources, folder).map((file) => String(at(file.value, 'name')));
}

/** Every string in a value, with its path. */
export function strings(value: Json, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    strings(inner, path === '' ? key : `${path}.${key}`),
  );
}
