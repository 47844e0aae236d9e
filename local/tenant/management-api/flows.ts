import { checkFlow } from '../forms/check-flow.ts';
import type { FlowDefinition, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { required } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerNamedPage, pageRules } from './list-page.ts';
import type { Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

const name = { type: 'string', minLength: 1, maxLength: 150 } as const;

/** A flow is judged as the build judges it: the local tenant takes what it can run. */
export const flows: Operation[] = describeResource<FlowDefinition>({
  path: '/flows',
  noun: 'flow',
  scope: 'flows',
  items: (tenant) => tenant.configuration.flows,
  idOf: ({ id }) => id,
  describe: (_, flow) => structuredClone(flow) as unknown as JsonObject,
  query: { ...pageRules, hydrate: {}, synchronous: {} },
  itemQuery: { hydrate: {} },
  answerList: (all, query) =>
    answerNamedPage(
      all.map(({ id, name: called }) => ({ id: id ?? null, name: called ?? null })),
      'flows',
      query,
    ),
  fields: { name: required(name), actions: { type: 'array' } },
  changes: { name, actions: { type: 'array' } },
  create(tenant, body) {
    const flow = { name: String(body.name), actions: readActions(body) };
    const wrong = judge(tenant, flow);
    const id = tenant.createId('af_').slice(0, 25);
    return wrong ?? { kind: 'created', item: { ...flow, id } };
  },
  update(tenant, flow, body) {
    const changed = { name: flow.name, actions: flow.actions, ...body };
    const wrong = judge(tenant, changed);
    if (wrong === null) Object.assign(flow, changed);
    return wrong;
  },
  missing: refusal(404, 'Flow not found'),
});

function readActions({ actions }: JsonObject): unknown[] {
  return Array.isArray(actions) ? actions : [];
}

function judge(tenant: Tenant, flow: object): Refusal | null {
  const [complaint] = checkFlow(flow, tenant.configuration.vaultConnections);
  return complaint === undefined ? null : invalidBody(complaint);
}
