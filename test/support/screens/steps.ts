import type { HttpPage, HttpTab } from '../http-tab.ts';
import { password, type Tabs, type Visitor } from './visitor.ts';

/** What several walks do on their way to a screen. */

export async function openProduct(
  { urls }: Visitor,
  tab: HttpTab,
  product: 'pim' | 'sdm',
): Promise<HttpPage> {
  return tab.go(`${urls[product]}/acme/`);
}

/** Identifier and password; what comes after them. */
export async function signIn(
  tab: HttpTab,
  username: string,
  typed: string = password,
): Promise<HttpPage> {
  await tab.press('default', { username });
  return tab.press('default', { password: typed });
}

/** The newest confirmation link mailed to this address. */
export function readProof({ world }: Visitor, email: string): Promise<string> {
  return world.waitForLink(email, 'ext-proof=');
}

/** From the identifier to whatever follows the confirmation, with another work email if one is given. */
export async function comeOver(
  visitor: Visitor,
  { tab, otherTab }: Tabs,
  email: string,
  options: { password?: string; workEmail?: string } = {},
): Promise<HttpPage> {
  const workEmail = options.workEmail ?? email;
  await signIn(tab, email, options.password);
  await tab.press('default', { work_email: workEmail });
  await otherTab.go(await readProof(visitor, workEmail));
  return tab.press('default');
}

/** The inbox as its owner sees it: the list, one mail in it, that mail alone. */
export function mailbox({ world, urls, otherTab }: Visitor, to: string) {
  const newest = async () => {
    const [mail] = await world.waitForMail(to);
    return `${urls.inbox}/messages/${mail?.id}`;
  };
  return {
    list: () => otherTab.go(`${urls.inbox}/?to=${encodeURIComponent(to)}`),
    message: async () => otherTab.go(await newest()),
    plainText: async () => otherTab.go(`${await newest()}?part=text`),
    mail: async () => otherTab.go(`${await newest()}/html`),
  };
}
