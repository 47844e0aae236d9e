import { expect, test } from '@jest/globals';
import { runPostLogin } from '../../local/tenant/scripts/run-post-login.ts';
import { enrollOtp } from '../../local/tenant/store/otp.ts';
import type { DeployedAction, SuspendedRun } from '../../local/tenant/store/types.ts';
import { jane, makeAction, makeTenantWith, requireSuspended, run, seen } from './action-setup.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = startSandbox();
const challenge = `api.authentication.challengeWithAny([{ type: 'otp' }, { type: 'phone' }])`;
const render = `api.prompt.render('ap_form')`;
const look = `api.idToken.setCustomClaim('seen', [event.prompt === undefined, event.user.enrolledFactors ?? null, event.authentication.methods.map((one) => one.name)])`;

function makeEnrolled(...actions: DeployedAction[]) {
  const tenant = makeTenantWith(...actions);
  enrollOtp(tenant, jane.user_id);
  return tenant;
}

const shown = (suspended: SuspendedRun) => ({
  ...run,
  ...(run.session && { session: { ...run.session, mfaAt: 2000 } }),
  resume: { ...suspended, challenge: { factors: ['otp'], done: true } },
});

test('a challenge suspends; once it was met the same Action continues, then the later ones', async () => {
  const tenant = makeEnrolled(
    makeAction(`${challenge}; api.transaction.setMetadata('fact', 'yes')`, look),
    makeAction(`api.idToken.setCustomClaim('late', event.transaction.metadata.fact)`),
  );
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(suspended).toMatchObject({
    position: 0,
    challenge: { factors: ['otp', 'phone'], done: false },
  });
  expect(suspended.prompt).toBeUndefined();
  const outcome = await runPostLogin(sandbox, tenant, shown(suspended));
  expect(seen(outcome)).toEqual([true, [{ type: 'otp' }], ['pwd', 'mfa']]);
  expect(outcome).toMatchObject({ claims: { idToken: { late: 'yes' } } });
});

test('without a second factor the event names none, and no method beside the password', async () => {
  const outcome = await runPostLogin(sandbox, makeTenantWith(makeAction(look)), run);
  expect(seen(outcome)).toEqual([true, null, ['pwd']]);
});

test('challengeWith takes one factor and more that will do', async () => {
  const more = `api.authentication.challengeWith({ type: 'phone' }, { additionalFactors: [{ type: 'otp' }] })`;
  const tenant = makeEnrolled(makeAction(more, ''));
  expect(requireSuspended(await runPostLogin(sandbox, tenant, run)).challenge?.factors).toEqual([
    'phone',
    'otp',
  ]);
});

test.each([
  [
    `api.authentication.challengeWithAny([{ type: 'phone' }])`,
    'enrolled none of the factors phone',
  ],
  [`api.authentication.challengeWithAny({ type: 'otp' })`, 'the factors must be a list'],
  [`api.authentication.challengeWith({ type: 'sms' })`, 'a factor must have a type'],
  [`api.authentication.challengeWith(null)`, 'a factor must have a type'],
  [`${challenge}; ${challenge}`, 'one form, or challenge once'],
  [`${challenge}; ${render}`, 'one form, or challenge once'],
  [`${render}; ${challenge}`, 'one form, or challenge once'],
])('refused: %s', async (body, error) => {
  const tenant = makeEnrolled(makeAction(body, ''));
  expect(await runPostLogin(sandbox, tenant, run)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining(error),
  });
});

test('a second challenge after the first one is refused, in the same Action; a denial outweighs one', async () => {
  const tenant = makeEnrolled(makeAction(challenge, challenge));
  const suspended = requireSuspended(await runPostLogin(sandbox, tenant, run));
  expect(await runPostLogin(sandbox, tenant, shown(suspended))).toMatchObject({ kind: 'failed' });
  const denying = makeEnrolled(makeAction(`api.access.deny('no'); ${challenge}`, ''));
  expect(await runPostLogin(sandbox, denying, run)).toMatchObject({ kind: 'denied' });
});

test('where no page can be shown a challenge is interaction_required', async () => {
  const tenant = makeEnrolled(makeAction(challenge, ''));
  expect(await runPostLogin(sandbox, tenant, { ...run, canPrompt: false })).toEqual({
    kind: 'interaction_required',
  });
});
