import { expect, test } from '@jest/globals';
import { BUILD_MS } from '../../local/tenant/management-api/action-drafts.ts';
import { managementScopes as scope } from '../../local/tenant/management-api/management-scopes.ts';
import { makeApi } from './fixture.ts';

const action = {
  name: 'greet',
  code: 'exports.onExecutePostLogin = async () => {};',
  runtime: 'node22',
  dependencies: [],
  secrets: [{ name: 'KEY', value: 'hush' }],
  supported_triggers: [{ id: 'post-login', version: 'v3' }],
};
const bindings = {
  bindings: [{ ref: { type: 'action_name', value: 'greet' }, display_name: 'x' }],
};

function open() {
  const { tenant, send } = makeApi();
  // A clock that stands still: on a busy machine a build would be done before it is asked for.
  let at = tenant.clock.now();
  tenant.clock.now = () => at;
  tenant.clock.advance = (ms) => {
    at += ms;
  };
  return {
    tenant,
    send: (method: string, path: string, body?: unknown) => send(method, path, body, { scope }),
  };
}

test('an Action runs once it is built, deployed and bound, and not before', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/actions/actions', action);
  const path = `/actions/actions/${made.id}`;
  expect(made).toMatchObject({ status: 'building', all_changes_deployed: false });
  expect((await send('PATCH', '/actions/triggers/post-login/bindings', bindings)).status).toBe(400);
  const early = await send('POST', `${path}/deploy`);
  expect(early).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("must be in the 'built' state") },
  });
  expect(tenant.configuration.actions).toEqual([]);
  tenant.clock.advance(BUILD_MS);
  const deployed = await send('POST', `${path}/deploy`);
  expect(deployed).toMatchObject({ status: 200, body: { number: 1, status: 'built' } });
  expect((await send('PATCH', '/actions/triggers/post-login/bindings', bindings)).status).toBe(200);
  expect(tenant.configuration.actions).toMatchObject([{ name: 'greet', secrets: { KEY: 'hush' } }]);
  expect(tenant.configuration.triggers).toEqual({ 'post-login': ['greet'] });
});

test('a change runs with the next deploy, as the next version', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/actions/actions', action);
  const path = `/actions/actions/${made.id}`;
  tenant.clock.advance(BUILD_MS);
  await send('POST', `${path}/deploy`);
  tenant.clock.advance(1000);
  const { body: changed } = await send('PATCH', path, { code: '// new' });
  expect(changed.all_changes_deployed).toBe(false);
  expect(tenant.configuration.actions[0]?.code).toBe(action.code);
  tenant.clock.advance(BUILD_MS);
  await send('POST', `${path}/deploy`);
  expect(tenant.configuration.actions[0]?.code).toBe('// new');
  const { body: list } = await send('GET', `${path}/versions`);
  expect(list.versions).toMatchObject([
    { number: 2, deployed: true },
    { number: 1, deployed: false },
  ]);
});

test('a secret is never answered; without a value it stays as it was, and a new one needs a value', async () => {
  const { tenant, send } = open();
  const answers = [await send('POST', '/actions/actions', action)];
  const path = `/actions/actions/${answers[0]?.body.id}`;
  tenant.clock.advance(BUILD_MS);
  answers.push(await send('PATCH', path, { secrets: [{ name: 'KEY' }] }));
  tenant.clock.advance(BUILD_MS);
  answers.push(await send('POST', `${path}/deploy`), await send('GET', path));
  expect(JSON.stringify(answers)).not.toContain('hush');
  expect(tenant.configuration.actions[0]?.secrets).toEqual({ KEY: 'hush' });
  const missing = await send('PATCH', path, { secrets: [{ name: 'OTHER' }] });
  expect(missing.status).toBe(400);
  expect(tenant.configuration.drafts?.[0]?.secrets.map(({ name }) => name)).toEqual(['KEY']);
});

test('a deleted Action is bound nowhere', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/actions/actions', action);
  tenant.clock.advance(BUILD_MS);
  await send('POST', `/actions/actions/${made.id}/deploy`);
  await send('PATCH', '/actions/triggers/post-login/bindings', bindings);
  expect((await send('DELETE', `/actions/actions/${made.id}?force=true`)).status).toBe(204);
  expect(tenant.configuration).toMatchObject({ actions: [], triggers: { 'post-login': [] } });
});

test('an Action is bound only to the trigger that it supports', async () => {
  const { tenant, send } = open();
  const { body: made } = await send('POST', '/actions/actions', action);
  tenant.clock.advance(BUILD_MS);
  await send('POST', `/actions/actions/${made.id}/deploy`);
  const path = '/actions/triggers/password-reset-post-challenge/bindings';
  expect((await send('PATCH', path, bindings)).status).toBe(400);
  expect((await send('PATCH', '/actions/triggers/at-midnight/bindings', bindings)).status).toBe(
    404,
  );
});
