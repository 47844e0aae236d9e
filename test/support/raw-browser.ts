import { createCookieJar } from './cookie-jar.ts';
import type { SignIn } from './http-person.ts';
import { type HttpTab, openTab } from './http-tab.ts';
import { type Place, readPlace } from './read-place.ts';
import type { TestWorld } from './start-world.ts';

/** The browser of an attacker: tabs like everybody's, and requests that no page would send. */
export interface RawBrowser {
  openTab(): HttpTab;
  /** One request as given, with this browser's cookies; where it leads, not followed. */
  send(url: string, form?: [string, string][]): Promise<{ status: number; location: URL | null }>;
}

/** A browser without cookies. */
export function openRawBrowser(): RawBrowser {
  const cookies = createCookieJar();
  return {
    openTab: () => openTab(cookies, 'en'),
    async send(url, form) {
      const at = new URL(url);
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: cookies.header(at), ...(form && { origin: at.origin }) },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      cookies.store(at, response.headers);
      const location = response.headers.get('location');
      return {
        status: response.status,
        location: location === null ? null : new URL(location, at),
      };
    },
  };
}

/** Opens a product and gives identifier and password, as far as it is asked for them. */
export async function authenticate(world: TestWorld, tab: HttpTab, who: SignIn): Promise<Place> {
  const urls = await world.urls();
  await tab.go(`${urls[who.product]}/${who.organization}/`);
  return givePassword(tab, who);
}

/** Gives identifier and password on the page that asks for them, if one does. */
export async function givePassword(tab: HttpTab, who: SignIn): Promise<Place> {
  if (readPlace(tab.page()).kind === 'identifier') {
    await tab.press('default', { username: who.identifier });
  }
  if (readPlace(tab.page()).kind === 'password') {
    await tab.press('default', { password: who.password });
  }
  return readPlace(tab.page());
}

/** An authorization request for a product of an organization, as it would send it but without PKCE. */
export async function writeAuthorizeUrl(
  world: TestWorld,
  { product, organization }: Pick<SignIn, 'product' | 'organization'>,
  more: Record<string, string> = {},
): Promise<string> {
  const urls = await world.urls();
  const clients = await world.clients();
  const client = clients.find(({ client_metadata }) => client_metadata?.product === product);
  const found = (await world.organizations()).find(({ name }) => name === organization);
  const query = new URLSearchParams({
    client_id: client?.client_id ?? '',
    response_type: 'code',
    scope: 'openid offline_access',
    redirect_uri: `${urls[product]}/${organization}/callback`,
    organization: found?.id ?? '',
    ...more,
  });
  return `${urls.tenant}authorize?${query}`;
}
