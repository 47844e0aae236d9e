import { parseTemplate } from './template.ts';

/** What a value in a definition must look like. `keys` of an object end in `*` where they are required. */
export type Rule =
  | { kind: 'text'; min: number; max: number; pattern?: RegExp; template: boolean }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'flag' }
  | { kind: 'one_of'; values: readonly unknown[] }
  | { kind: 'object'; keys: Record<string, Rule> }
  | { kind: 'list'; of: Rule; max: number }
  | { kind: 'map'; of: Rule }
  | { kind: 'data' }
  | { kind: 'own'; check: (value: unknown, path: string, findings: Findings) => void };

/** What a check gathers: complaints, and every template with the place it stands in. */
export interface Findings {
  complaints: string[];
  templates: { source: string; path: string }[];
}

const identifier = /^[a-zA-Z][a-zA-Z0-9_]*$/;

/** Text in which `{{ … }}` would stay as it is written. */
export const plain = (max: number, min = 1): Rule => ({ kind: 'text', min, max, template: false });
/** Text in which templates are resolved. */
export const template = (max: number): Rule => ({ kind: 'text', min: 1, max, template: true });
export const id = (max = 150): Rule => ({
  kind: 'text',
  min: 1,
  max,
  pattern: identifier,
  template: false,
});
export const matching = (pattern: RegExp, max: number): Rule => ({
  kind: 'text',
  min: 1,
  max,
  pattern,
  template: false,
});
export const integer = (min: number, max: number): Rule => ({ kind: 'integer', min, max });
export const oneOf = (...values: unknown[]): Rule => ({ kind: 'one_of', values });
export const object = (keys: Record<string, Rule>): Rule => ({ kind: 'object', keys });
export const list = (of: Rule, max = 1000): Rule => ({ kind: 'list', of, max });
export const map = (of: Rule): Rule => ({ kind: 'map', of });
export const flag: Rule = { kind: 'flag' };
/** Any JSON, templates resolved in all its strings. */
export const data: Rule = { kind: 'data' };

/** Adds to `findings` what is wrong with a value, each with its path. */
export function check(value: unknown, rule: Rule, path: string, findings: Findings): void {
  const complain = (message: string) => findings.complaints.push(`${path}: ${message}`);
  switch (rule.kind) {
    case 'text':
      checkText(value, rule, path, findings);
      return;
    case 'integer': {
      const fits = Number.isInteger(value) && inRange(Number(value), rule);
      if (!fits) complain(`must be a whole number from ${rule.min} to ${rule.max}`);
      return;
    }
    case 'flag':
      if (typeof value !== 'boolean') complain('must be true or false');
      return;
    case 'one_of':
      if (!rule.values.includes(value)) complain(`must be one of ${JSON.stringify(rule.values)}`);
      return;
    case 'object':
      checkObject(value, rule.keys, path, findings);
      return;
    case 'list':
      checkList(value, rule, path, findings);
      return;
    case 'map':
      checkMap(value, rule.of, path, findings);
      return;
    case 'data':
      checkData(value, path, findings);
      return;
    case 'own':
      rule.check(value, path, findings);
  }
}

function checkList(
  value: unknown,
  rule: Rule & { kind: 'list' },
  path: string,
  findings: Findings,
): void {
  if (!Array.isArray(value) || value.length > rule.max) {
    return void findings.complaints.push(`${path}: must be a list of at most ${rule.max}`);
  }
  for (const [index, item] of value.entries()) check(item, rule.of, `${path}[${index}]`, findings);
}

function checkMap(value: unknown, of: Rule, path: string, findings: Findings): void {
  if (!isObject(value)) return void findings.complaints.push(`${path}: must be an object`);
  for (const [key, item] of Object.entries(value)) check(item, of, join(path, key), findings);
}

function checkText(
  value: unknown,
  rule: Rule & { kind: 'text' },
  path: string,
  findings: Findings,
): void {
  const complain = (message: string) => findings.complaints.push(`${path}: ${message}`);
  if (typeof value !== 'string') return void complain('must be a text');
  if (!inRange(value.length, rule)) complain(`must have ${rule.min} to ${rule.max} characters`);
  if (rule.pattern && !rule.pattern.test(value)) complain(`must match ${rule.pattern.source}`);
  if (rule.template) checkTemplate(value, path, findings);
  else if (value.includes('{{')) complain('no template is resolved here');
}

function checkTemplate(source: string, path: string, findings: Findings): void {
  const parsed = parseTemplate(source);
  if (parsed.kind === 'malformed') findings.complaints.push(`${path}: ${parsed.message}`);
  else findings.templates.push({ source, path });
}

function checkObject(
  value: unknown,
  keys: Record<string, Rule>,
  path: string,
  findings: Findings,
): void {
  if (!isObject(value)) return void findings.complaints.push(`${path}: must be an object`);
  const names = new Set(Object.keys(keys).map((key) => key.replace('*', '')));
  for (const key of Object.keys(value)) {
    if (!names.has(key)) findings.complaints.push(`${join(path, key)}: unknown key`);
  }
  for (const [name, rule] of Object.entries(keys)) {
    const key = name.replace('*', '');
    if (Object.hasOwn(value, key)) check(value[key], rule, join(path, key), findings);
    else if (name.endsWith('*')) findings.complaints.push(`${join(path, key)}: is missing`);
  }
}

function checkData(value: unknown, path: string, findings: Findings): void {
  if (typeof value === 'string') return void checkTemplate(value, path, findings);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') findings.complaints.push(`${path}: __proto__ cannot be a key`);
    checkData(item, join(path, key), findings);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function inRange(number: number, range: { min: number; max: number }): boolean {
  return number >= range.min && number <= range.max;
}
