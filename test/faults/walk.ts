import { pick } from '../../local/world/draw.ts';
import type { HttpPage, HttpTab } from '../support/http-tab.ts';
import { findLink, readForm } from '../support/read-html.ts';
import { type Place, readPlace } from '../support/read-place.ts';
import type { TestWorld } from '../support/start-world.ts';
import type { Customer, Login, Product } from './customers.ts';

export type WalkEnd = 'home' | 'walked_away' | 'gave_up';

/** One visit of one person in one tab, under way. */
interface Walk {
  world: TestWorld;
  draw: () => number;
  self: Customer;
  login: Login;
  product: Product;
  tab: HttpTab;
  wantsReset: boolean;
  /** How often they begin anew or try the same again before they leave it. */
  patience: number;
  clicked: Set<string>;
  resends: number;
  /** The identifier that the page of the password is about. */
  typed: string;
  wrong: string[];
}

/** How long people look at a page, at most; whoever types faster is stopped by the limit for one page. */
const READING_MS = 25_000;
const RESEND_MS = 61_000;

/**
 * Opens a product and does what each page asks for, page by page: where nothing came they reload, go back and press again, or
 * begin anew. `wrong` collects what no page may ever say.
 */
export async function* walk(
  world: TestWorld,
  self: Customer,
  draw: () => number,
  wrong: string[],
): AsyncGenerator<string, WalkEnd> {
  const step: Walk = {
    ...{ world, draw, self, wrong },
    login: chooseLogin(self, draw),
    product: pick(draw, self.opens),
    tab: self.openTab(),
    wantsReset: self.mayReset && draw() < 0.15,
    patience: 5,
    clicked: new Set(),
    resends: 0,
    typed: '',
  };
  let place = await open(step);
  for (let pages = 0; pages < 60 && step.patience > 0; pages += 1) {
    yield describePlace(place);
    if (place.kind === 'home') {
      judgeHome(step, place.account);
      return 'home';
    }
    if (draw() < 0.02) return 'walked_away';
    await world.advanceClock(Math.floor(draw() * READING_MS));
    place = await goOn(step, place);
  }
  return 'gave_up';
}

function chooseLogin({ logins, hasBeenIn }: Customer, draw: () => number): Login {
  const [first, second] = logins;
  return second && hasBeenIn && draw() < 0.6 ? second : first;
}

async function open({ world, tab, product }: Walk): Promise<Place> {
  const urls = await world.urls();
  return readPlace(await tab.go(`${urls[product]}/acme/`));
}

function goOn(step: Walk, place: Place): Promise<Place> {
  const { tab, login, draw } = step;
  switch (place.kind) {
    case 'identifier':
      step.typed = login.identifier;
      if (place.message !== null) step.patience -= 1;
      return press(tab, 'default', { username: login.identifier });
    case 'password':
      return typePassword(step, place.message);
    case 'confirm':
      if (place.message !== null) step.patience -= 1;
      return press(tab, 'default', login.workEmail ? { work_email: login.workEmail } : {});
    case 'inbox':
      return readInbox(step);
    case 'choose_password':
      if (place.message !== null) step.patience -= 1;
      return press(tab, 'default');
    case 'password_inbox':
      return choosePassword(step, place.signIn);
    case 'link_account':
      return linkAccount(step, place.message);
    case 'ask_reset':
      step.patience -= 1;
      return beginAnew(step);
    case 'reset_sent':
      return resetProductPassword(step);
    case 'other_password':
      [step.login] = step.self.logins;
      return load(tab.go(place.signIn));
    case 'elsewhere':
      return draw() < 0.7 && isBroken(place) ? tryAgain(step) : beginAnew(step);
    default:
      return beginAnew(step);
  }
}

/** Nothing came, or half a page. */
function isBroken({ status }: Extract<Place, { kind: 'elsewhere' }>): boolean {
  return status === 0 || status === 200;
}

async function tryAgain({ tab, draw }: Walk): Promise<Place> {
  if (draw() < 0.5) return load(tab.again());
  return readPlace(tab.back());
}

function beginAnew(step: Walk): Promise<Place> {
  step.patience -= 1;
  return open(step);
}

async function load(page: Promise<HttpPage>): Promise<Place> {
  return readPlace(await page);
}

/** Half a page may lack the button: then it is loaded again. */
function press(tab: HttpTab, button: string, typed: Record<string, string> = {}): Promise<Place> {
  const form = readForm(tab.page().html);
  const isWhole =
    form?.buttons.some(({ value }) => value === button) &&
    Object.keys(typed).every((name) => Object.hasOwn(form.inputs, name));
  return load(isWhole ? tab.press(button, typed) : tab.again());
}

async function typePassword(step: Walk, message: string | null): Promise<Place> {
  const { login, self, tab, draw } = step;
  if (/sign in with your .*email address/i.test(message ?? '')) {
    // Moved: a second login has been merged into the first, and is no more.
    if (login === self.logins[0]) login.identifier = self.email;
    else {
      self.logins = [self.logins[0]];
      [step.login] = self.logins;
    }
    return beginAnew(step);
  }
  if (message !== null) {
    step.patience -= 1;
    if (/wrong password/i.test(message)) tryOtherPassword(step, login.passwords, 'sign-in');
    // For so long a product that was down is not called.
    else await step.world.advanceClock(60_000);
  }
  if (step.wantsReset && draw() < 0.8) {
    step.wantsReset = false;
    return reset(step);
  }
  return press(tab, 'default', { password: login.passwords[0] ?? '' });
}

/** Whoever is sure of a password must never read that it is wrong. */
function tryOtherPassword({ wrong, self }: Walk, passwords: string[], where: string): void {
  const [refused = '', ...others] = passwords;
  if (others.length === 0) wrong.push(`${self.name} was told at the ${where}: wrong password`);
  passwords.splice(0, passwords.length, ...others, refused);
}

/** The newest link with `part` in it that was mailed to this address and not clicked yet. */
async function findMail(step: Walk, to: string, part: string): Promise<string | null> {
  await step.world.settle();
  const messages = await step.world.messages(to);
  const links = messages.flatMap(({ links }) => links).filter((link) => link.includes(part));
  const [newest] = links;
  if (newest === undefined || step.clicked.has(newest)) return null;
  step.clicked.add(newest);
  return newest;
}

async function readInbox(step: Walk): Promise<Place> {
  const { tab, self, login, draw } = step;
  if (draw() < 0.05) return press(tab, 'default');
  const link = await findMail(step, login.workEmail ?? emailOf(step), 'ext-proof');
  if (link !== null) {
    const other = self.openTab();
    const { status } = await other.go(link);
    // No page: they click once more.
    if (status === 0 && draw() < 0.8) await other.again();
    return press(tab, 'default');
  }
  if (draw() < 0.4) return press(tab, 'default');
  step.resends += 1;
  if (step.resends > 3) return beginAnew(step);
  await step.world.advanceClock(RESEND_MS);
  return press(tab, 'component:resend');
}

/** A username is no address: then it is the one on the account. */
function emailOf({ login, self }: Walk): string {
  return login.identifier.includes('@') ? login.identifier : self.email;
}

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

async function reset(step: Walk): Promise<Place> {
  const { tab, login } = step;
  const address = findLink(tab.page().html, 'reset-password');
  if (address === null) return load(tab.again());
  await tab.go(new URL(address, tab.page().url).href);
  await press(tab, 'default', { username: login.identifier });
  const link = await findMail(step, login.identifier, 'ticket=');
  if (link !== null) await setPassword(step, link, login.passwords);
  return beginAnew(step);
}

async function choosePassword(step: Walk, signIn: string): Promise<Place> {
  const { tab, login } = step;
  const link = await findMail(step, login.workEmail ?? emailOf(step), 'ticket=');
  if (link === null) step.patience -= 1;
  else await setPassword(step, link, login.passwords);
  return load(tab.go(signIn));
}

async function linkAccount(step: Walk, message: string | null): Promise<Place> {
  const { tab, self, product, draw } = step;
  const typed = self.productLogins[product];
  if (typed === undefined) {
    step.wrong.push(`${self.name} was asked for another account of ${product}`);
    return beginAnew(step);
  }
  const { identifier, passwords } = typed;
  if (message !== null) {
    step.patience -= 1;
    if (/wrong password/i.test(message)) tryOtherPassword(step, passwords, `${product} form`);
  }
  if (draw() < 0.1) {
    await press(tab, 'component:link_forgot');
    if (readPlace(tab.page()).kind !== 'ask_reset') return readPlace(tab.page());
    return press(tab, 'default', { reset_email: identifier });
  }
  return press(tab, 'default', { identifier, password: passwords[0] ?? '' });
}

async function resetProductPassword(step: Walk): Promise<Place> {
  const { self, product, tab } = step;
  const typed = self.productLogins[product];
  const link = typed && (await findMail(step, typed.identifier, '/user/reset/'));
  if (typed && link) {
    const other = self.openTab();
    const { html } = await other.go(link);
    if (Object.hasOwn(readForm(html)?.inputs ?? {}, 'password_repeat')) {
      const password = nextPassword(step);
      typed.passwords.unshift(password);
      const { status } = await other.submit({ password, password_repeat: password });
      if (status === 200) typed.passwords.splice(0, typed.passwords.length, password);
    }
  }
  return press(tab, 'component:inbox_back');
}

/** Nobody may ever be in as somebody else. */
function judgeHome({ self, login, wrong }: Walk, account: string | null): void {
  if (login === self.logins[0]) self.hasBeenIn = true;
  if (account !== null && !self.keys.includes(account.replace('auth0|', '')))
    wrong.push(`${self.name} is in as ${account}`);
}

function describePlace(place: Place): string {
  switch (place.kind) {
    case 'refused':
      return `refused ${place.reason}`;
    case 'elsewhere':
      return `${place.status} ${place.path}`;
    case 'link':
      return `link ${place.outcome}`;
    default:
      return 'message' in place && place.message ? `${place.kind}: ${place.message}` : place.kind;
  }
}
