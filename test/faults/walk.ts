import { pick } from '../../local/world/draw.ts';
import { type Place, readPlace } from '../support/read-place.ts';
import type { TestWorld } from '../support/start-world.ts';
import type { Customer, Login } from './customers.ts';
import { choosePassword, reset, resetProductPassword } from './passwords.ts';
import {
  beginAnew,
  emailOf,
  findMail,
  load,
  open,
  press,
  tryOtherPassword,
  type Walk,
} from './steps.ts';

export type WalkEnd = 'home' | 'walked_away' | 'gave_up';

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

function goOn(step: Walk, place: Place): Promise<Place> {
  const { tab, login, draw } = step;
  switch (place.kind) {
    case 'identifier':
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
