import { expect, jest, test } from '@jest/globals';

/** The helpers of these tests in a tenant that is as the named assumption is not. */
function loadWith(changes: Record<string, unknown>): typeof import('./open-login.ts') {
  jest.resetModules();
  const path = '../../local/tenant/assumptions.ts';
  const { assumptions } =
    jest.requireActual<typeof import('../../local/tenant/assumptions.ts')>(path);
  jest.doMock(path, () => ({ assumptions: { ...assumptions, ...changes } }));
  return jest.requireActual<typeof import('./open-login.ts')>('./open-login.ts');
}

const email = 'julia@example.com';
const resultUrl = 'http://localhost:4401/acme/';
const typed = { 'password-reset': 'New-Password-2!', 're-enter-password': 'New-Password-2!' };

test.each([
  [{ kind: 'completed', resultUrl } as const, 302, resultUrl],
  [{ kind: 'completed' } as const, 200, null],
])(
  'where a reset redirects at once, it does so to a result URL alone',
  async (challenge, status, location) => {
    const { openLogin, addUser } = loadWith({ resetRedirectsAtOnce: true });
    const login = openLogin({ challenge });
    await addUser(login.tenant, email);
    await login.post('/u/reset-password/request/akeneo-product-cloud', { username: email });
    await login.settle();
    const { pathname, search } = new URL(login.mails.at(-1)?.mail.url ?? '');
    const done = await login.post(`${pathname}${search}`, typed);
    expect([done.status, done.headers.get('location')]).toEqual([status, location]);
  },
);
