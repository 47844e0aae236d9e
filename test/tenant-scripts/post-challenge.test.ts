import { expect, jest, test } from '@jest/globals';
import { runPostChallenge } from '../../local/tenant/scripts/run-post-challenge.ts';
import type { DeployedAction } from '../../local/tenant/store/types.ts';
import { acme, makeTenant, pimClient, productCloudConnection } from '../support/make-tenant.ts';
import { jane, run as login, makeAction } from './action-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const triggerId = 'password-reset-post-challenge';
const sandbox = startSandbox();

/** An Action for resets with this body. */
function makeResetAction(body: string, parts: Partial<DeployedAction> = {}): DeployedAction {
  return makeAction('', undefined, {
    code: `exports.onExecutePostChallenge = async (event, api) => {\n${body}\n};`,
    supported_triggers: [{ id: triggerId, version: 'v1' }],
    ...parts,
  });
}

async function runActions(actions: DeployedAction[], runner = runPostChallenge) {
  const tenant = makeTenant({
    configuration: { actions, triggers: { [triggerId]: actions.map(({ name }) => name) } },
  });
  const outcome = await runner(sandbox, tenant, {
    user: jane,
    client: pimClient,
    connection: productCloudConnection,
    organization: acme,
    http: login.http,
    query: { ticket: 'abc' },
    locale: 'fr',
  });
  return { tenant, outcome };
}

test('the last result URL counts, with its query', async () => {
  const { outcome } = await runActions([
    makeResetAction(`api.transaction.setResultUrl('https://one.example/')`),
    makeResetAction(
      `api.transaction.setResultUrl('https://two.example/a', { query: { b: 'c d' } })`,
    ),
  ]);
  expect(outcome).toEqual({ kind: 'completed', resultUrl: 'https://two.example/a?b=c+d' });
});

test('the event holds the documented fields: no session, no metadata of the transaction', async () => {
  const { outcome } = await runActions([
    makeResetAction(
      `const keys = [...Object.keys(event), 'and', ...Object.keys(event.transaction)].sort().join();
       api.transaction.setResultUrl('https://one.example/', { query: { keys, name: event.organization.name } })`,
    ),
  ]);
  const url = new URL((outcome.kind === 'completed' && outcome.resultUrl) || 'http://none/');
  expect(url.searchParams.get('name')).toBe('acme');
  expect(url.searchParams.get('keys')).toBe(
    'and,authentication,authorization,client,connection,locale,organization,request,secrets,stats,tenant,transaction,ui_locales,user',
  );
});

test('a denial ends the reset and the Actions after it', async () => {
  const { outcome } = await runActions([
    makeResetAction(`api.access.deny('not today')`, { name: 'no' }),
    makeResetAction(`throw new Error('never reached')`),
  ]);
  expect(outcome).toEqual({ kind: 'denied', action: 'no', reason: 'not today' });
});

test.each([
  [`api.transaction.setResultUrl('/acme')`, 'must be absolute'],
  [`api.transaction.setResultUrl('javascript:alert(1)')`, 'must be absolute'],
  [`api.cache.set('a', 'b')`, 'not implemented by the local tenant'],
  [`api.prompt.render('ap_form')`, 'not implemented by the local tenant'],
  [`event.user.email = 'x'`, 'read only'],
  [`'use strict'; throw new Error('broken')`, 'broken'],
])('what Auth0 or this tenant refuses fails and is logged: %s', async (body, message) => {
  const { tenant, outcome } = await runActions([makeResetAction(`'use strict';\n${body}`)]);
  expect(outcome).toMatchObject({ kind: 'failed', error: expect.stringContaining(message) });
  expect(tenant.state.logs).toMatchObject([
    { type: 'actions_execution_failed', details: { trigger_id: triggerId } },
  ]);
});

test('an Action of another trigger, a missing one and a fifth one do not run', async () => {
  const postLogin = makeAction('');
  expect((await runActions([postLogin])).outcome).toMatchObject({
    kind: 'failed',
    error: `the Action does not support ${triggerId}`,
  });
  const five = Array.from({ length: 5 }, () => makeResetAction(''));
  expect((await runActions(five)).outcome).toMatchObject({
    kind: 'failed',
    error: 'more than 4 Actions are bound',
  });
});

test('where a reset forgets its organization, the event has none', async () => {
  jest.resetModules();
  const path = '../../local/tenant/assumptions.ts';
  const { assumptions } =
    jest.requireActual<typeof import('../../local/tenant/assumptions.ts')>(path);
  jest.doMock(path, () => ({ assumptions: { ...assumptions, organizationKeptInReset: false } }));
  const { runPostChallenge: runWithout } = jest.requireActual<
    typeof import('../../local/tenant/scripts/run-post-challenge.ts')
  >('../../local/tenant/scripts/run-post-challenge.ts');
  const action = makeResetAction(`if ('organization' in event) throw new Error('known')`);
  const { outcome } = await runActions([action], runWithout);
  expect(outcome).toEqual({ kind: 'completed' });
});
