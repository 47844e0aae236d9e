import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../local/tenant/store/types.ts';
import { at, isObject } from '../build/build.ts';
import type { Drift } from './compare.ts';
import type { Resource } from './image.ts';
import { LONGEST_VALUE } from './pack-values.ts';

/** Metadata of the application *Tenant extension* that remembers which fields the last deploy wrote. */
const KEY = 'fields';
const MOST_VALUES = 4;
const MARK_LENGTH = 4;
const MARKS_PER_VALUE = Math.floor(LONGEST_VALUE / MARK_LENGTH);

/** What is changed by naming a field: one that the file no longer names stays as it was. */
const PATCHED = [
  'clients',
  'actions',
  'forms',
  'emailTemplates',
  'emailProvider',
  'pages',
  'resourceServers',
  'branding',
  'tenant',
  'attackProtection',
];

/** Objects that Auth0 merges key by key; all others are replaced as a whole. */
const MERGED = ['client_metadata', 'flags'];

/**
 * What a deploy has to remember so that the next plan tells a field that was taken out of a file from one that Auth0 put there
 * itself: four characters for each. `left`: those that were taken out before and are still there. What is more than fits is not
 * remembered, and thus not seen.
 */
export function noteFields(wanted: readonly Resource[], left: readonly Drift[]): string {
  const marks = [
    ...left.flatMap(({ type, name, path }) => (path === undefined ? [] : mark(type, name, path))),
    ...wanted
      .filter(isPatched)
      .flatMap(({ type, name, value }) => listFields(value).map((path) => mark(type, name, path))),
  ];
  return [...new Set(marks)].slice(0, MOST_VALUES * MARKS_PER_VALUE).join('');
}

/** Fields that a deploy once wrote (`noted`), that the tenant still has and the files do not. */
export function findRemovedFields(
  wanted: readonly Resource[],
  found: readonly Resource[],
  noted: string,
): Drift[] {
  const marks = new Set(noted.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')));
  return wanted.filter(isPatched).flatMap(({ type, name, value, hidden }) => {
    const there = found.find((one) => one.type === type && one.name === name)?.value;
    const kept = [...listFields(value), ...Object.keys(Object(hidden))];
    return listFields(there)
      .filter((path) => !kept.includes(path) && marks.has(mark(type, name, path)))
      .map((path): Drift => ({ type, name, path, value: at(there, path) ?? null }));
  });
}

/** The marks in the metadata of the application. */
export function readFields(metadata: Json | undefined): string {
  if (!isObject(metadata)) return '';
  const keys = Object.keys(metadata).filter(isFieldsKey).sort();
  return keys.map((key) => String(metadata[key] ?? '')).join('');
}

/** The metadata that holds them. */
export function writeFields(marks: string): JsonObject {
  const length = MARKS_PER_VALUE * MARK_LENGTH;
  const keys = Array.from({ length: MOST_VALUES }, (_, index) => `${KEY}_${index + 1}`);
  // `null` takes away what a longer list left behind.
  return Object.fromEntries(
    keys.map((key, index) => [key, marks.slice(index * length, (index + 1) * length) || null]),
  );
}

/** Whether a key of that metadata holds marks. */
export function isFieldsKey(key: string): boolean {
  return new RegExp(`^${KEY}_\\d+$`).test(key);
}

function isPatched({ type }: Resource): boolean {
  return PATCHED.includes(type);
}

/** Names of the fields that hold something. */
function listFields(value: Json | undefined): string[] {
  return Object.entries(isObject(value) ? value : {})
    .filter(([, one]) => !isNothing(one))
    .flatMap(([key, one]) =>
      MERGED.includes(key) && isObject(one)
        ? Object.keys(one).map((inner) => `${key}.${inner}`)
        : [key],
    );
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function mark(type: string, name: string, path: string): string {
  return createHash('sha256')
    .update(JSON.stringify([type, name, path]))
    .digest('base64url')
    .slice(0, MARK_LENGTH);
}
