import { expect, test } from '@jest/globals';
import { createSession, findSession } from '../../local/tenant/store/sessions.ts';
import { makeTenant } from '../support/make-tenant.ts';

const minute = 60_000;

test('the lifetimes of the tenant settings count, in minutes', () => {
  const tenant = makeTenant();
  tenant.configuration.settings.idle_session_lifetime_in_minutes = 30;
  tenant.configuration.settings.session_lifetime_in_minutes = 60;
  const { id } = createSession(tenant, { user_id: 'auth0|1', connection: 'akeneo-product-cloud' });
  tenant.clock.advance(29 * minute);
  expect(findSession(tenant, id)).toBeDefined();
  tenant.clock.advance(2 * minute);
  expect(findSession(tenant, id)).toBeUndefined();
});
