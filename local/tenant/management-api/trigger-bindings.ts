import type { JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { listDrafts } from './action-drafts.ts';
import { choice, filled, list, object, required, text } from './body-rules.ts';
import { answerNamedPage, namedPageRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { triggers } from './triggers.ts';

const missing = refusal(404, 'That trigger does not exist.');
const isTrigger = (id: string | undefined) => triggers.some((one) => one.id === id);

/** Which Actions run at a trigger, in order. A PATCH replaces all of them. */
export const triggerBindings: Operation[] = [
  {
    method: 'GET',
    path: '/actions/triggers',
    description: 'Get triggers',
    scopes: ['read:actions'],
    run: () =>
      done({
        triggers: triggers.map((one) => ({
          ...one,
          status: 'CURRENT',
          runtimes: ['node18-actions', 'node22'],
          default_runtime: 'node22',
          binding_policy: 'trigger-bound',
          compatible_triggers: [],
        })),
      }),
  },
  {
    method: 'GET',
    path: '/actions/triggers/:id/bindings',
    description: 'Get trigger bindings',
    scopes: ['read:actions'],
    query: namedPageRules,
    run: (tenant, { path: { id = '' }, query }) =>
      isTrigger(id) ? answerNamedPage(listBindings(tenant, id), 'bindings', query) : missing,
  },
  {
    method: 'PATCH',
    path: '/actions/triggers/:id/bindings',
    description: 'Update trigger bindings',
    scopes: ['update:actions'],
    body: {
      bindings: list(
        object({
          ref: required(
            object({
              type: required(choice('action_id', 'action_name')),
              value: required(filled),
            }),
          ),
          display_name: text,
        }),
      ),
    },
    run: (tenant, { path: { id = '' }, body }) => {
      if (!isTrigger(id)) return missing;
      const bindings = (body.bindings ?? []) as { ref: { type: string; value: string } }[];
      const drafts = listDrafts(tenant);
      const names: string[] = [];
      for (const { ref } of bindings) {
        const draft = drafts.find((one) =>
          ref.type === 'action_id' ? one.id === ref.value : one.name === ref.value,
        );
        if (!draft) return refusal(404, 'That action does not exist.');
        if (draft.supported_triggers[0]?.id !== id)
          return refusal(400, `The action ${draft.name} does not support the trigger ${id}.`);
        if (draft.versions.length === 0)
          return refusal(400, `The action ${draft.name} must be deployed before it is bound.`);
        names.push(draft.name);
      }
      tenant.configuration.triggers[id] = names;
      return done({ bindings: listBindings(tenant, id) });
    },
  },
];

function listBindings(tenant: Tenant, trigger: string): JsonObject[] {
  return (tenant.configuration.triggers[trigger] ?? []).map((name) => {
    const draft = listDrafts(tenant).find((one) => one.name === name);
    return {
      id: draft?.id ?? name,
      trigger_id: trigger,
      display_name: name,
      action: { id: draft?.id ?? name, name },
    };
  });
}
