import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ordinaryPim } from '../support/newcomers.ts';
import { authenticate, writeAuthorizeUrl } from '../support/raw-browser.ts';
import { readForm } from '../support/read-html.ts';
import { comeIn } from './come-in.ts';
import { hostileTexts } from './hostile-texts.ts';
import { fuzzLimitMs, often } from './often.ts';
import { openFuzzTab } from './open-fuzz-tab.ts';
import { useFuzzWorld } from './use-fuzz-world.ts';

const world = useFuzzWorld();

/** Addresses that are nearly right, and what means something somewhere. */
function listValues(right: string): fc.Arbitrary<string> {
  const { origin, host, pathname } = new URL(right);
  return fc.oneof(
    { weight: 2, arbitrary: hostileTexts },
    fc.constantFrom(
      ...['code', 'token', 'id_token', 'code id_token', 'none', 'login', 'consent', 'login none'],
      ...['query', 'fragment', 'form_post', 'web_message', 'plain', 'S256', '0', '-1', 'fr en'],
      ...['https://evil.example/acme/callback', `${right}/`, `${right}?x=1`, `${right}#x`],
      ...[`${origin}@evil.example/`, `http://${host}.evil.example/`, `${right}/../../evil`],
      ...[right.toUpperCase(), right.replace('/acme', '/umbra'), `//${host}${pathname}`],
      ...[right.replace('http:', 'javascript:'), right.replace('/acme', '/%61cme')],
      ...['//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example'],
    ),
  );
}

const authorizeNames = fc.constantFrom(
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce'],
  ...['organization', 'prompt', 'login_hint', 'ui_locales', 'max_age', 'audience', 'connection'],
  ...['code_challenge', 'code_challenge_method', 'ext-proof', 'ext-x', 'invitation', 'acr_values'],
);

test(
  'whatever an authorization request says, its answer goes to a registered callback of that application or nowhere, and is no token',
  async () => {
    const { pim, tenant } = await world().urls();
    const callback = `${pim}/acme/callback`;
    const { browser, who } = await signInOnce('asked');
    const clients = await world().clients();
    const registered = clients.find(({ callbacks }) => callbacks.includes(callback))?.callbacks;
    const changes = fc.dictionary(authorizeNames, listValues(callback), { minKeys: 1, maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const url = await writeAuthorizeUrl(world(), who, changed);
        const { location, html } = await browser.ask(url);
        expect(browser.wrong()).toEqual([]);
        if (location !== null && location.origin !== new URL(tenant).origin)
          expect(registered).toContain(`${location.origin}${location.pathname}`);
        expect(location?.href ?? '').not.toMatch(/[?&#](access_token|id_token)=/);
        const posted = readForm(html);
        if (posted && Object.hasOwn(posted.inputs, 'code'))
          expect(registered).toContain(posted.action);
      }),
      often(40),
    );
  },
  fuzzLimitMs,
);

test(
  'whatever is asked for, no logout, sign-in or way back leads to a host that is not ours',
  async () => {
    const { pim, tenant } = await world().urls();
    const ours = [new URL(tenant).origin, pim];
    const routes = fc.constantFrom(
      ...[`${tenant}v2/logout?returnTo=`, `${tenant}oidc/logout?post_logout_redirect_uri=`],
      ...[`${tenant}u/login/identifier?state=`, `${tenant}authorize/resume?state=`],
      ...[`${tenant}continue?state=`, `${tenant}u/reset-verify?ticket=`],
      ...[`${pim}/acme/login?return_to=`, `${pim}/acme/login?login_hint=`],
      ...[`${pim}/acme/callback?error=access_denied&error_description=`],
      ...[`${pim}/acme/callback?code=x&state=`, `${pim}/acme/logout?return_to=`],
    );
    await fc.assert(
      fc.asyncProperty(routes, listValues(`${pim}/acme/`), async (route, value) => {
        const { ask, wrong } = openFuzzTab();
        const { location, html } = await ask(`${route}${encodeURIComponent(toWellFormed(value))}`);
        expect(wrong()).toEqual([]);
        if (location !== null) expect(ours).toContain(location.origin);
        expect(html).not.toMatch(/(?:href|action)="(?:https?:)?\/\/(?:[^"/]*\.)?evil\.example/);
      }),
      often(40),
    );
  },
  fuzzLimitMs,
);

/** Half a surrogate pair is no text that a URL could hold. */
function toWellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** A browser with a session that would get a code at once, were the request in order. */
async function signInOnce(name: string) {
  const { who } = await ordinaryPim.arrive(world(), name);
  await comeIn(world(), who);
  const browser = openFuzzTab();
  expect((await authenticate(world(), browser.tab, who)).kind).toBe('home');
  return { browser, who };
}
