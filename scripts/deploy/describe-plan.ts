import type { Json } from '../../local/tenant/store/types.ts';
import type { Change, Drift, FieldChange } from './compare.ts';

const LONGEST = 60;

/** Lines for people: what would be made, what would change and how, what only the tenant has. */
export function describePlan(changes: readonly Change[], drift: readonly Drift[]): string {
  const lines = [
    ...changes.flatMap(describeChange),
    ...(drift.length > 0 ? ['', 'In the tenant only; a deploy leaves it alone:'] : []),
    ...drift.map(describeDrift),
    '',
    changes.length === 0
      ? 'Nothing to deploy: the tenant is as the repository says.'
      : `${count(changes, 'create')} to create, ${count(changes, 'update')} to change.`,
  ];
  return lines.join('\n').trimStart();
}

/** The same of what a rollback put back. */
export function describeRollback(changes: readonly Change[]): string {
  return changes.length === 0
    ? 'Put back: nothing, it was as before.'
    : ['Put back:', ...changes.flatMap(describeChange)].join('\n');
}

function describeDrift({ type, name, path, value }: Drift): string {
  return path === undefined
    ? `  ${type} ${name}`
    : `  ${type} ${name}, no longer in its file: ${path}: ${shorten(value)}`;
}

function describeChange(change: Change): string[] {
  return [
    `${change.kind === 'create' ? '+' : '~'} ${change.type} ${change.name}`,
    ...(change.kind === 'update' ? change.fields.map(describeField) : []),
  ];
}

function count(changes: readonly Change[], kind: Change['kind']): number {
  return changes.filter((one) => one.kind === kind).length;
}

function describeField({ path, before, after }: FieldChange): string {
  return `    ${path || 'value'}: ${shorten(before)} -> ${shorten(after)}`;
}

function shorten(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}... (${text.length} characters)`;
}
