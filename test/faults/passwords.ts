import { findLink, readForm } from '../support/read-html.ts';
import type { Place } from '../support/read-place.ts';
import { beginAnew, emailOf, findMail, load, press, type Walk } from './steps.ts';

function nextPassword({ self }: Walk): string {
  self.resets += 1;
  return `Meadow$Lantern${self.resets + 10}`;
}

/** Opens the mailed link and chooses another password; only the page at the end tells them that it counts. */
async function setPassword(step: Walk, link: string, passwords: string[]): Promise<void> {
  const { self } = step;
  const other = self.openTab();
  let { html } = await other.go(link);
  if (!Object.hasOwn(readForm(html)?.inputs ?? {}, 'password-reset')) return;
  const password = nextPassword(step);
  passwords.unshift(password);
  const typed = { 'password-reset': password, 're-enter-password': password };
  ({ html } = await other.press('default', typed));
  if (html.includes('Password changed')) passwords.splice(0, passwords.length, password);
}

/** "Forgot your password?" on the page of the password. */
export async function reset(step: Walk): Promise<Place> {
  const { tab, login } = step;
  const address = findLink(tab.page().html, 'reset-password');
  if (address === null) return load(tab.again());
  await tab.go(new URL(address, tab.page().url).href);
  await press(tab, 'default', { username: login.identifier });
  const link = await findMail(step, login.identifier, 'ticket=');
  if (link !== null) await setPassword(step, link, login.passwords);
  return beginAnew(step);
}

/** The link of *Choose a new password*, then its sign-in. */
export async function choosePassword(step: Walk, signIn: string): Promise<Place> {
  const { tab, login } = step;
  const link = await findMail(step, login.workEmail ?? emailOf(step), 'ticket=');
  if (link === null) step.patience -= 1;
  else await setPassword(step, link, login.passwords);
  return load(tab.go(signIn));
}

/** The product's own reset, from *Link your account.* */
export async function resetProductPassword(step: Walk): Promise<Place> {
  const { self, product, tab } = step;
  const typed = self.productLogins[product];
  const link = typed && (await findMail(step, typed.identifier, '/user/reset/'));
  if (typed && link) {
    const other = self.openTab();
    const { html } = await other.go(link);
    if (Object.hasOwn(readForm(html)?.inputs ?? {}, 'password_repeat')) {
      const password = nextPassword(step);
      // What came over before keeps the earlier one.
      typed.passwords.unshift(password);
      await other.submit({ password, password_repeat: password });
    }
  }
  return press(tab, 'component:inbox_back');
}
