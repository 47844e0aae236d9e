import { checkForm } from '../forms/check-form.ts';
import type { Flow } from '../forms/definition.ts';
import type { FormDefinition, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import { anything, orNull, required } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerNamedPage, pageRules } from './list-page.ts';
import type { Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

const part = { type: 'object', nullable: true } as const;

const fields = {
  name: required({ type: 'string', minLength: 1, maxLength: 150 }),
  messages: part,
  languages: part,
  translations: part,
  nodes: orNull({ type: 'array' }),
  start: part,
  ending: part,
  style: part,
  social: anything,
};

/** A form is judged as the build judges it: an unknown key or a dangling name is refused. Only a name: a place is kept for it. */
export const forms: Operation[] = describeResource<FormDefinition>({
  path: '/forms',
  noun: 'form',
  scope: 'forms',
  items: (tenant) => tenant.configuration.forms,
  idOf: ({ id }) => id,
  describe: (_, form) => structuredClone(form) as JsonObject,
  query: { ...pageRules, hydrate: {} },
  itemQuery: { hydrate: {} },
  answerList: (all, query) =>
    answerNamedPage(
      all.map(({ id, name }) => ({ id: id ?? null, name: name ?? null })),
      'forms',
      query,
    ),
  fields,
  changes: { ...fields, name: { ...fields.name, required: false } },
  create(tenant, body) {
    const wrong = judge(tenant, body);
    const id = tenant.createId('ap_').slice(0, 25);
    return wrong ?? { kind: 'created', item: { ...body, id, name: String(body.name) } };
  },
  update(tenant, form, body) {
    const { id: _, ...current } = form;
    const wrong = judge(tenant, { ...(current as JsonObject), ...body });
    if (wrong === null) Object.assign(form, body);
    return wrong;
  },
  missing: refusal(404, 'Form not found'),
});

function judge(tenant: Tenant, form: JsonObject): Refusal | null {
  if (form.nodes === undefined) return null;
  const [complaint] = checkForm(form, tenant.configuration.flows as Flow[]);
  return complaint === undefined ? null : invalidBody(complaint);
}
