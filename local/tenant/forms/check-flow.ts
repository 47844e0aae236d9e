import { checkTemplates } from './check-templates.ts';
import type { Flow, FlowAction } from './definition.ts';
import { flowRule } from './flow-rules.ts';
import { listKeysOf } from './list-expressions.ts';
import { check, type Findings, join } from './rules.ts';
import { parseTemplate } from './template.ts';

/** What a flow may name in `connection_id`. */
export interface KnownVault {
  id?: string;
  name: string;
  app_id: string;
}

/** What is wrong with a flow, each complaint with its path; none if the local tenant can run it as it stands. */
export function checkFlow(flow: unknown, vaults: readonly KnownVault[]): string[] {
  const findings: Findings = { complaints: [], templates: [] };
  check(flow, flowRule, '', findings);
  if (findings.complaints.length > 0) return findings.complaints;
  const checked = flow as Flow;
  const actions = listActions(checked.actions);
  return [
    ...checkIds(actions),
    ...actions.flatMap((action) => checkVault(action, vaults)),
    ...actions.flatMap(checkPathname),
    ...checkOrder(checked.actions, []),
    ...checkTemplates(findings, () => ['context', 'fields', 'vars', 'actions']),
  ];
}

/** A flow's templates, with their places; for whoever knows the form that the flow runs in. */
export function listFlowTemplates(flow: Flow): Findings['templates'] {
  const findings: Findings = { complaints: [], templates: [] };
  check(flow, flowRule, '', findings);
  return findings.templates;
}

/** Whether it can end in an ERROR_MESSAGE. */
export function canShowError(flow: Flow): boolean {
  return listActions(flow.actions).some((action) => action.action === 'ERROR_MESSAGE');
}

function branchesOf(action: FlowAction): FlowAction[][] {
  const branches = action.params as { then?: FlowAction[]; else?: FlowAction[] } | undefined;
  if (action.action !== 'BOOLEAN_CONDITION' || !branches) return [];
  return [branches.then ?? [], branches.else ?? []];
}

function listActions(actions: FlowAction[]): FlowAction[] {
  return actions.flatMap((action) => [action, ...branchesOf(action).flatMap(listActions)]);
}

function checkIds(actions: FlowAction[]): string[] {
  const ids = actions.map((action) => action.id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `actions.${id}: the id is used twice`);
}

const appOfType: Record<string, string> = { AUTH0: 'AUTH0', HTTP: 'HTTP', JWT: 'JWT' };

function checkVault(action: FlowAction, vaults: readonly KnownVault[]): string[] {
  const reference = action.params?.connection_id;
  if (reference === undefined) return [];
  const vault = vaults.find((known) => known.id === reference || known.name === reference);
  const place = `actions.${action.id}.params.connection_id`;
  if (!vault) return [`${place}: there is no vault connection ${String(reference)}`];
  const app = appOfType[action.type];
  return vault.app_id === app ? [] : [`${place}: ${vault.name} is not a connection of ${app}`];
}

// A user id holds `|`, and a value may hold `/`: in a pathname every value must be encoded.
function checkPathname(action: FlowAction): string[] {
  const pathname = action.params?.pathname;
  if (typeof pathname !== 'string') return [];
  const place = `actions.${action.id}.params.pathname`;
  if (!pathname.startsWith('/api/v2/')) return [`${place}: must start with /api/v2/`];
  const parsed = parseTemplate(pathname);
  const bare =
    parsed.kind === 'template' &&
    parsed.parts.some(
      (part) =>
        part.kind === 'expression' &&
        !(part.expression.kind === 'call' && part.expression.name === 'encodeURIComponent'),
    );
  return bare ? [`${place}: values need functions.encodeURIComponent(…)`] : [];
}

// An output exists once its action ran; the two branches of a condition do not see each other.
function checkOrder(actions: FlowAction[], before: string[]): string[] {
  const ran = [...before];
  return actions.flatMap((action) => {
    const named = namedIn(ownParameters(action));
    const dangling = named
      .filter((name) => !ran.includes(name))
      .map((name) => `${join('actions', action.id)}: no action ${name} ran before`);
    const inBranches = branchesOf(action).flatMap((branch) =>
      checkOrder(branch, [...ran, action.id]),
    );
    ran.push(
      action.id,
      ...branchesOf(action)
        .flatMap(listActions)
        .map(({ id }) => id),
    );
    return [...dangling, ...inBranches];
  });
}

function ownParameters(action: FlowAction): unknown {
  return action.action === 'BOOLEAN_CONDITION' ? action.params.if : action.params;
}

function namedIn(value: unknown): string[] {
  if (typeof value === 'string') return listKeysOf('actions', value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namedIn);
}
