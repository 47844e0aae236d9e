import type { Role } from '../store/types.ts';
import { filled, required, text } from './body-rules.ts';
import { describeResource } from './describe-resource.ts';
import { answerPage, pageRules } from './list-page.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';

const fields = { name: required({ ...filled, maxLength: 50 }), description: text };
const taken = refusal(409, 'The role already exists.', 'role_conflict');

export const inexistentRole = refusal(404, 'The role does not exist.', 'inexistent_role');

/** Roles of the tenant. Nothing here is authorized by them; an export reads them, and the SDK writes them. */
export const roles: Operation[] = describeResource<Role>({
  path: '/roles',
  noun: 'role',
  scope: 'roles',
  items: (tenant) => tenant.configuration.roles,
  idOf: ({ id }) => id,
  describe: (_, { id, name, description }) => ({ id, name, description }),
  query: { ...pageRules, name_filter: {}, type: { pattern: /^(tenant|organization)$/ } },
  itemQuery: {},
  selects: ({ name }, query) =>
    query.type !== 'organization' &&
    (query.name_filter === undefined ||
      name.toLowerCase().includes(query.name_filter.toLowerCase())),
  answerList: (all, query) => answerPage(all, 'roles', query),
  fields,
  changes: { name: { ...filled, maxLength: 50 }, description: text },
  create({ configuration, createId }, { name, description = '' }) {
    if (configuration.roles.some((one) => one.name === name)) return taken;
    const id = createId('rol_').slice(0, 20);
    return {
      kind: 'created',
      item: { id, name: String(name), description: String(description), permissions: [] },
    };
  },
  // 200, not 201; and 200, not 204.
  createdStatus: 200,
  deleted: {},
  update({ configuration }, role, body) {
    if (configuration.roles.some((one) => one !== role && one.name === body.name)) return taken;
    Object.assign(role, body);
    return null;
  },
  removed({ state }, { id }) {
    state.roleMembers.delete(id);
  },
  missing: inexistentRole,
});
