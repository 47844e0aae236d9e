import { helperFunctions } from './functions.ts';
import { listExpressions } from './list-expressions.ts';
import type { Findings } from './rules.ts';
import type { Expression } from './template.ts';

// `context.*` as documented; nothing else is there, neither an IP nor a locale.
const contextKeys: Record<string, string[]> = {
  user: (
    'user_id username name given_name family_name nickname email email_verified phone_number phone_verified picture ' +
    'user_metadata app_metadata created_at updated_at last_password_reset identities'
  ).split(' '),
  organization: ['id', 'name', 'display_name', 'metadata'],
  client: ['client_id', 'name'],
  tenant: ['name'],
  transaction: ['state', 'correlation_id'],
};

/** Complaints about templates that name what does not exist; `roots` are the scopes of the place. */
export function checkTemplates(findings: Findings, roots: (path: string) => string[]): string[] {
  return findings.templates.flatMap(({ source, path }) =>
    listExpressions(source).flatMap((expression) => {
      const problem = findProblem(expression, roots(path));
      return problem === undefined ? [] : [`${path}: ${problem}`];
    }),
  );
}

function findProblem(expression: Expression, roots: string[]): string | undefined {
  if (expression.kind === 'call') return findCallProblem(expression);
  if (expression.kind !== 'path') return undefined;
  const { root, keys } = expression;
  const name = [root, ...keys].join('.');
  if (!roots.includes(root)) return `${name} does not exist here`;
  if (root !== 'context') return undefined;
  const [first = '', second] = keys;
  const known = Object.hasOwn(contextKeys, first) ? contextKeys[first] : undefined;
  const exists = known && (second === undefined || known.includes(second));
  return exists ? undefined : `${name} does not exist`;
}

function findCallProblem({ name, args }: Expression & { kind: 'call' }): string | undefined {
  if (name === 't') {
    const key = args[0];
    const literal = args.length === 1 && key?.kind === 'value' && typeof key.value === 'string';
    return literal ? undefined : "t() takes one key: t('my_key')";
  }
  return Object.hasOwn(helperFunctions, name) ? undefined : `there is no function ${name}`;
}
