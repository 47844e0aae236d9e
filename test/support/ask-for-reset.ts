import type { SignIn } from './http-person.ts';
import { openRawBrowser } from './raw-browser.ts';
import type { TestWorld } from './start-world.ts';

/** "Forgot your password?" with a browser of its own; the link in the mail. `identifier` is the email. */
export async function askForReset(
  world: TestWorld,
  { product, organization, identifier: username }: SignIn,
): Promise<string> {
  const tab = openRawBrowser().openTab();
  const urls = await world.urls();
  await tab.go(`${urls[product]}/${organization}/`);
  await tab.press('default', { username });
  const { origin, searchParams } = tab.page().url;
  const path = 'u/reset-password/request/akeneo-product-cloud';
  await tab.go(`${origin}/${path}?state=${searchParams.get('state')}`);
  await tab.press('default', { username });
  return world.waitForLink(username, 'ticket=');
}

/** The same for an address of any connection, without a page and without waiting: how many mails it brought to anybody. */
export async function countResetMails(
  world: TestWorld,
  email: string,
  connection = 'akeneo-product-cloud',
): Promise<number> {
  const { tenant } = await world.urls();
  const pim = (await world.clients()).find((one) => one.client_metadata?.product === 'pim');
  const before = (await world.messages()).length;
  await fetch(`${tenant}dbconnections/change_password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: pim?.client_id, connection, email }),
  });
  await world.settle();
  return (await world.messages()).length - before;
}
