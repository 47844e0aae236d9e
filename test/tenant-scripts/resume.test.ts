import { expect, test } from '@jest/globals';
import { runPostLogin } from '../../local/tenant/scripts/run-post-login.ts';
import type { SuspendedRun } from '../../local/tenant/store/types.ts';
import {
  jane,
  makeAction,
  makeTenantWith,
  requireSuspended,
  run,
  runActions,
  seen,
} from './action-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();

const render = `api.prompt.render('ap_form', { fields: { work_email: 'a@b.test' }, vars: { secret: 's' } })`;

/** As the forms room leaves it: what the person typed, and the end. */
function fillIn(suspended: SuspendedRun): SuspendedRun {
  if (!suspended.prompt) throw new Error('no form is open');
  return {
    ...suspended,
    prompt: { ...suspended.prompt, fields: { work_email: 'typed@b.test' }, done: true },
  };
}

test('prompt.render suspends: position, form, fields and vars; later Actions wait', async () => {
  const tenant = makeTenantWith(
    makeAction(
      `api.transaction.setMetadata('fact', 'yes'); api.idToken.setCustomClaim('early', 1)`,
    ),
    makeAction(render, ''),
    makeAction(`api.idToken.setCustomClaim('late', 1)`),
  );
  expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({
    kind: 'suspended',
    run: {
      position: 1,
      metadata: { fact: 'yes' },
      claims: { idToken: { early: 1 } },
      prompt: {
        formId: 'ap_form',
        fields: { work_email: 'a@b.test' },
        vars: { secret: 's' },
        node: null,
        done: false,
        page: {},
      },
    },
  });
});

test('resuming: the same Action continues with prompt and the new request, then the later ones; earlier ones do not run again', async () => {
  const tenant = makeTenantWith(
    makeAction(`api.transaction.setMetadata('count', (event.transaction.metadata.count ?? 0) + 1)`),
    makeAction(
      render,
      `api.idToken.setCustomClaim('seen', [event.prompt, event.request.query, event.request.method, event.transaction.metadata])`,
    ),
    makeAction(
      `api.idToken.setCustomClaim('last', [event.prompt === undefined, event.request.method])`,
    ),
  );
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  const outcome = await runPostLogin(sandbox, tenant, {
    ...run,
    http: { ...run.http, method: 'POST' },
    query: { state: 'resumed' },
    resume: fillIn(suspended),
  });
  expect(seen(outcome)).toEqual([
    { id: 'ap_form', fields: { work_email: 'typed@b.test' }, vars: { secret: 's' } },
    { state: 'resumed' },
    'POST',
    { count: 1 },
  ]);
  expect(outcome).toMatchObject({ claims: { idToken: { last: [true, 'POST'] } } });
});

test('metadata set before a form is written after the last Action only, and not at all if the form is abandoned', async () => {
  const tenant = makeTenantWith(
    makeAction(`api.user.setAppMetadata('early', 1)`),
    makeAction(render, `api.user.setAppMetadata('late', 1)`),
  );
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(tenant.state.users.get(jane.user_id)?.app_metadata).toEqual(jane.app_metadata);
  await runPostLogin(sandbox, tenant, { ...run, resume: fillIn(suspended) });
  expect(tenant.state.users.get(jane.user_id)?.app_metadata).toMatchObject({ early: 1, late: 1 });
});

test('between Actions event.user is as at the start; after a form it is as in the store', async () => {
  const look = `api.idToken.setCustomClaim('seen', event.user.email_verified)`;
  const tenant = makeTenantWith(makeAction(render, ''), makeAction(look));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  const user = tenant.state.users.get(jane.user_id);
  if (user) user.email_verified = true;
  const resumed = { ...run, resume: fillIn(suspended) };
  expect(seen(await runPostLogin(sandbox, tenant, resumed))).toBe(true);
});

test('a user who is deleted while a form is open: failed', async () => {
  const tenant = makeTenantWith(makeAction(render, ''));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  tenant.state.users.clear();
  expect(await runPostLogin(sandbox, tenant, { ...run, resume: suspended })).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining('deleted'),
  });
});

test('Actions bound in another order while a form is open: failed', async () => {
  const tenant = makeTenantWith(makeAction(render, ''), makeAction(''));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  tenant.configuration.triggers['post-login']?.reverse();
  expect(await runPostLogin(sandbox, tenant, { ...run, resume: suspended })).toMatchObject({
    kind: 'failed',
  });
});

test('an Action that shows a form and cannot continue: failed on resume', async () => {
  const tenant = makeTenantWith(makeAction(render));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(await runPostLogin(sandbox, tenant, { ...run, resume: suspended })).toMatchObject({
    error: 'the Action exports no onContinuePostLogin',
  });
});

test('a second form of one Action: refused, at once and after the first one', async () => {
  expect(await runActions(sandbox, makeAction(`${render}; ${render}`, ''))).toMatchObject({
    error: 'an Action may render one form, or challenge once',
  });
  const tenant = makeTenantWith(makeAction(render, render));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(await runPostLogin(sandbox, tenant, { ...run, resume: suspended })).toMatchObject({
    error: 'an Action may render one form, or challenge once',
  });
});

test('two Actions may show a form one after the other', async () => {
  const tenant = makeTenantWith(makeAction(render, ''), makeAction(render, ''));
  const first = requireSuspended(await runPostLogin(sandbox, tenant, run));
  const outcome = await runPostLogin(sandbox, tenant, { ...run, resume: fillIn(first) });
  expect(outcome).toMatchObject({
    kind: 'suspended',
    run: { position: 1, prompt: { done: false } },
  });
});

test('where no page can be shown a form is interaction_required, and nothing is written', async () => {
  const tenant = makeTenantWith(makeAction(`api.user.setAppMetadata('new', 1); ${render}`, ''));
  expect(await runPostLogin(sandbox, tenant, { ...run, canPrompt: false })).toEqual({
    kind: 'interaction_required',
  });
  expect(tenant.state.users.get(jane.user_id)?.app_metadata).toEqual(jane.app_metadata);
});

test('a denial outweighs a form, in either order', async () => {
  const deny = `api.access.deny('no')`;
  for (const body of [`${deny}; ${render}`, `${render}; ${deny}`])
    expect(await runActions(sandbox, makeAction(body, ''))).toMatchObject({ kind: 'denied' });
});

test('setPrimaryUser once per transaction, a form in between included', async () => {
  const set = `api.authentication.setPrimaryUser(event.user.user_id)`;
  const tenant = makeTenantWith(makeAction(`${set}; ${render}`, set));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(await runPostLogin(sandbox, tenant, { ...run, resume: suspended })).toMatchObject({
    error: expect.stringContaining('once'),
  });
});

test('a run that somebody put together anew is refused: it must be kept as it was returned', async () => {
  const tenant = makeTenantWith(makeAction(render, ''));
  const { position, metadata, claims, prompt } = requireSuspended(
    await runPostLogin(sandbox, tenant, run),
  );
  const resume = { position, metadata, claims, ...(prompt && { prompt }) };
  await expect(runPostLogin(sandbox, tenant, { ...run, resume })).rejects.toThrow('kept');
});
