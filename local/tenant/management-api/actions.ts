import type { ActionDraft, ActionSecret, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import {
  createUuid,
  deployDraft,
  describeDraft,
  describeVersion,
  isBuilt,
  listDrafts,
} from './action-drafts.ts';
import { choice, filled, flag, list, object, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerNamedPage, namedPageRules } from './list-page.ts';
import { done, type Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import { triggers } from './triggers.ts';

const missing = refusal(404, 'That action does not exist.');
const secret = object({
  name: required({ type: 'string', minLength: 1, maxLength: 128 }),
  value: { type: 'string', maxLength: 4096 },
});

const changes = {
  name: filled,
  code: { ...text, maxLength: 100_000 },
  runtime: choice('node18-actions', 'node22'),
  dependencies: list(object({ name: required(filled), version: required(filled) })),
  secrets: list(secret),
  supported_triggers: list(
    object({ id: required(choice(...triggers.map(({ id }) => id))), version: text }),
  ),
};

/** Actions: written, built, deployed. What is deployed runs from the next sign-in on; a secret's value is never shown. */
export const actions: Operation[] = [
  ...describeResource<ActionDraft>({
    path: '/actions/actions',
    noun: 'action',
    scope: 'actions',
    items: listDrafts,
    idOf: ({ id }) => id,
    describe: describeDraft,
    query: {
      ...namedPageRules,
      triggerId: {},
      actionName: {},
      deployed: { pattern: /^(true|false)$/ },
      installed: { pattern: /^(true|false)$/ },
    },
    itemQuery: {},
    selects: (draft, query) =>
      (query.actionName === undefined || query.actionName === draft.name) &&
      (query.triggerId === undefined || draft.supported_triggers[0]?.id === query.triggerId) &&
      query.installed !== 'true',
    answerList: (all, query) => answerNamedPage(all, 'actions', query),
    fields: {
      ...changes,
      name: required(filled),
      supported_triggers: required(changes.supported_triggers),
      deploy: flag,
    },
    changes,
    create(tenant, body) {
      if (listDrafts(tenant).some(({ name }) => name === body.name))
        return refusal(409, 'An action with the same name already exists.');
      const now = tenant.clock.now();
      const empty = { id: createUuid(tenant), name: '', code: '', runtime: 'node22' };
      const rest = { secrets: [], dependencies: [], supported_triggers: [], versions: [] };
      const draft: ActionDraft = { ...empty, ...rest, createdAt: now, updatedAt: now };
      const wrong = write(tenant, draft, body);
      if (wrong) return wrong;
      if (body.deploy === true) deployDraft(tenant, draft);
      return { kind: 'created', item: draft };
    },
    update: write,
    removed({ configuration }, { id, name }) {
      configuration.actions = configuration.actions.filter((one) => one.id !== id);
      for (const bound of Object.values(configuration.triggers)) {
        if (bound.includes(name)) bound.splice(bound.indexOf(name), 1);
      }
    },
    missing,
  }),
  {
    method: 'POST',
    path: '/actions/actions/:id/deploy',
    description: 'Deploy an action',
    scopes: ['create:actions'],
    run: (tenant, { path }) => {
      const draft = listDrafts(tenant).find(({ id }) => id === path.id);
      if (!draft) return missing;
      if (!isBuilt(tenant, draft))
        return refusal(
          400,
          `A draft must be in the 'built' state. Its current state is 'building'.`,
        );
      // 200, where the description of the API says 202.
      return done({
        ...describeVersion(draft, deployDraft(tenant, draft)),
        action: describeDraft(tenant, draft),
      });
    },
  },
  {
    method: 'GET',
    path: '/actions/actions/:id/versions',
    description: "Get an action's versions",
    scopes: ['read:actions'],
    query: namedPageRules,
    run: (tenant, { path, query }) => {
      const draft = listDrafts(tenant).find(({ id }) => id === path.id);
      if (!draft) return missing;
      const versions = draft.versions.map((version) => describeVersion(draft, version)).reverse();
      return answerNamedPage(versions, 'versions', query);
    },
  },
];

function write(tenant: Tenant, draft: ActionDraft, body: JsonObject) {
  const { secrets, supported_triggers: supported, ...rest } = body;
  if (Array.isArray(supported) && supported.length !== 1)
    return refusal(400, 'An action must support exactly one trigger.');
  const given = secrets as { name: string; value?: string }[] | undefined;
  const kept = (name: string) => draft.secrets.find((one) => one.name === name)?.value;
  const unknown = given?.find(({ name, value }) => (value ?? kept(name)) === undefined);
  if (unknown) return refusal(400, `The secret ${unknown.name} has no value.`, 'invalid_body');
  const now = tenant.clock.now();
  Object.assign(draft, rest, { updatedAt: now });
  if (supported) draft.supported_triggers = supported as ActionDraft['supported_triggers'];
  if (given) draft.secrets = given.map((one) => keepSecret(draft, one, now));
  return null;
}

/** A secret that comes without a value keeps the one it had. */
function keepSecret(
  draft: ActionDraft,
  { name, value }: { name: string; value?: string },
  now: number,
): ActionSecret {
  const current = draft.secrets.find((one) => one.name === name);
  if (current && (value === undefined || value === current.value)) return current;
  return { name, value: value ?? '', updatedAt: now };
}
