import { type Expression, parseTemplate } from './template.ts';

/** Every path and call in a template, the nested ones too. */
export function listExpressions(source: string): Expression[] {
  const parsed = parseTemplate(source);
  if (parsed.kind === 'malformed') return [];
  return parsed.parts.flatMap((part) =>
    part.kind === 'expression' ? flatten(part.expression) : [],
  );
}

function flatten(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'value':
    case 'path':
      return [expression];
    case 'list':
      return [expression, ...expression.items.flatMap(flatten)];
    case 'fallback':
      return [expression, ...flatten(expression.first), ...flatten(expression.second)];
    case 'call':
      return [expression, ...expression.args.flatMap(flatten)];
  }
}

/** What `{{t('…')}}` names. */
export function listMessageKeys(source: string): string[] {
  return listExpressions(source).flatMap((expression) => {
    if (expression.kind !== 'call' || expression.name !== 't') return [];
    const [key] = expression.args;
    return key?.kind === 'value' && typeof key.value === 'string' ? [key.value] : [];
  });
}

/** What stands first after a root: `fields.mail` -> `mail`. */
export function listKeysOf(root: string, source: string): string[] {
  return listExpressions(source).flatMap((expression) =>
    expression.kind === 'path' && expression.root === root ? [expression.keys[0] ?? ''] : [],
  );
}
